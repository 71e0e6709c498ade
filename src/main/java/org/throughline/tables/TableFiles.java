package org.throughline.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Writes tables to files. Every export goes through here, so that no column can be forgotten: a
/// text is a text in a workbook, and in CSV [Computed] prevents what a spreadsheet would compute;
/// [TableReader] undoes that.
public final class TableFiles {
  private static final int IN_MEMORY = 200;
  private static final int CHARACTER = 256;
  private static final int WIDTH = 20;
  private static final int LONGEST_CELL = 32_767;

  private TableFiles() {}

  /// @param name of the file, without its ending: letters, digits and hyphens
  public static ResponseEntity<byte[]> download(Table table, TableFormat format, String name) {
    return download(written(table, format), format, name);
  }

  /// A workbook with a sheet for each table.
  ///
  /// @param name of the file, without its ending: letters, digits and hyphens
  public static ResponseEntity<byte[]> download(List<Table> tables, String name) {
    try {
      return download(sheets(tables), TableFormat.XLSX, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResponseEntity<byte[]> download(byte[] content, TableFormat format, String name) {
    return ResponseEntity.ok()
        .contentType(format.type())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + "." + format.code()).build().toString())
        .body(content);
  }

  public static byte[] written(Table table, TableFormat format) {
    try {
      return switch (format) {
        case CSV -> csv(table);
        case XLSX -> sheets(List.of(table));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With the mark by which spreadsheets know UTF-8.
  private static byte[] csv(Table table) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    try (var printer = new CSVPrinter(writer, CSVFormat.RFC4180)) {
      for (var column : table.columns()) {
        printer.print(Computed.prevented(column));
      }
      printer.println();
      for (var row : table.rows()) {
        for (var cell : row) {
          printer.print(cell instanceof String text ? Computed.prevented(text) : cell);
        }
        printer.println();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] sheets(List<Table> tables) throws IOException {
    try (var book = new SXSSFWorkbook(IN_MEMORY);
        var bytes = new ByteArrayOutputStream()) {
      var bold = book.createCellStyle();
      var font = book.createFont();
      font.setBold(true);
      bold.setFont(font);
      var day = book.createCellStyle();
      day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
      var words = book.createCellStyle();
      words.setDataFormat(book.createDataFormat().getFormat("@"));
      for (var table : tables) {
        var sheet = book.createSheet(WorkbookUtil.createSafeSheetName(table.title()));
        sheet.createFreezePane(0, 1);
        var head = sheet.createRow(0);
        for (var column = 0; column < table.columns().size(); column++) {
          var cell = head.createCell(column);
          cell.setCellValue(table.columns().get(column));
          cell.setCellStyle(bold);
          sheet.setColumnWidth(column, WIDTH * CHARACTER);
        }
        for (var index = 0; index < table.rows().size(); index++) {
          var row = sheet.createRow(index + 1);
          var cells = table.rows().get(index);
          for (var column = 0; column < cells.size(); column++) {
            fill(row.createCell(column), cells.get(column), day, words);
          }
        }
      }
      book.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void fill(Cell cell, Object value, CellStyle day, CellStyle words) {
    switch (value) {
      case Number number -> cell.setCellValue(number.doubleValue());
      case LocalDate date -> {
        cell.setCellValue(date);
        cell.setCellStyle(day);
      }
      default -> {
        var text = value.toString();
        cell.setCellValue(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        cell.setCellStyle(words);
      }
    }
  }
}
