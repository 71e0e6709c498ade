package org.throughline.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.throughline.shared.Outcome;

/// Reads a table out of a workbook's first sheet or a CSV file in UTF-8 or GB18030. A formula is
/// read as nothing but its last value; what cannot be read is refused in a sentence.
public final class TableReader {
  static final int MOST_BYTES = 10_000_000;
  static final int MOST_UNPACKED = 200_000_000;
  static final int MOST_COLUMNS = 60;
  static final int LONGEST_CELL = 32_767;
  private static final double LEAST_RATIO = 0.005;

  private TableReader() {}

  /// What was in a file: all cells as texts, days as `2026-11-21`.
  ///
  /// @param columns heads, stripped
  /// @param rows each as wide as the heads; rows of nothing are left out
  public record Read(List<String> columns, List<Line> rows) {
    public Read {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /// @param number in the file, from 1, heads included: what a spreadsheet shows beside it
  public record Line(int number, List<String> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  public static Outcome<Read> read(byte[] file) {
    if (file.length == 0) {
      return Outcome.invalid("tables.refused.empty");
    }
    if (file.length > MOST_BYTES) {
      return Outcome.invalid("tables.refused.too_large", MOST_BYTES / 1_000_000);
    }
    try {
      return table(isZip(file) ? workbook(file) : csv(file));
    } catch (TooMuch e) {
      return Outcome.invalid("tables.refused.too_many", Table.MOST, MOST_COLUMNS);
    } catch (CharacterCodingException e) {
      return Outcome.invalid("tables.refused.encoding");
    } catch (IOException | RuntimeException e) {
      // The libraries throw whatever their parsers throw; a broken file is no fault of ours.
      return Outcome.invalid("tables.refused.unreadable");
    }
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static boolean isZip(byte[] file) {
    return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  private static Outcome<Read> table(List<Line> lines) {
    if (lines.isEmpty()) {
      return Outcome.invalid("tables.refused.empty");
    }
    var heads = lines.getFirst().cells().stream().map(String::strip).toList();
    while (!heads.isEmpty() && heads.getLast().isEmpty()) {
      heads = heads.subList(0, heads.size() - 1);
    }
    var width = heads.size();
    if (width == 0) {
      return Outcome.invalid("tables.refused.no_heads");
    }
    var rows = new ArrayList<Line>();
    for (var line : lines.subList(1, lines.size())) {
      if (line.cells().stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(new Line(line.number(), fitted(line.cells(), width)));
      }
    }
    return Outcome.done(new Read(heads, rows));
  }

  private static List<String> fitted(List<String> cells, int width) {
    var fitted = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (fitted.size() < width) {
      fitted.add("");
    }
    return fitted;
  }

  private static List<Line> csv(byte[] file) throws IOException {
    var text = decoded(file);
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a text");
    }
    var lines = new ArrayList<Line>();
    try (var parser = CSVFormat.RFC4180.builder().get().parse(new StringReader(text))) {
      for (CSVRecord each : parser) {
        if (lines.size() > Table.MOST || each.size() > MOST_COLUMNS) {
          throw new TooMuch();
        }
        lines.add(new Line(lines.size() + 1, each.stream().map(Computed::undone).toList()));
      }
    }
    return lines;
  }

  private static String decoded(byte[] file) throws CharacterCodingException {
    try {
      var text = strictly(file, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return strictly(file, Charset.forName("GB18030"));
    }
  }

  private static String strictly(byte[] file, Charset charset) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(file))
        .toString();
  }

  private static List<Line> workbook(byte[] file) throws IOException {
    ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
    ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
    var lines = new ArrayList<Line>();
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (Row row : book.getSheetAt(0)) {
        if (row.getRowNum() > Table.MOST || row.getLastCellNum() > MOST_COLUMNS) {
          throw new TooMuch();
        }
        var cells = new ArrayList<String>();
        for (var column = 0; column < row.getLastCellNum(); column++) {
          cells.add(text(row.getCell(column)));
        }
        lines.add(new Line(row.getRowNum() + 1, cells));
      }
    }
    return lines;
  }

  private static String text(@org.jspecify.annotations.Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    var type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case STRING -> shortened(cell.getStringCellValue());
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
              : BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString();
      case _NONE, BLANK, ERROR, FORMULA -> "";
    };
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
  }
}
