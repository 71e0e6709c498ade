package org.throughline.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.throughline.shared.Outcome;

/// What is taken away can be brought back unchanged, computes nothing, and what cannot be read is
/// said.
class TakingTablesAwayTests {
  private static final List<String> HOSTILE =
      List.of(
          "=HYPERLINK(\"http://example.org\",\"x\")",
          "+1+1",
          "-2",
          "@SUM(A1)",
          "\tx",
          "'quoted",
          "''twice",
          "\"said\", and more",
          "two\nlines",
          "河湖名录 🌊",
          "x".repeat(32_000),
          "<script>alert(1)</script>");

  private static Table table() {
    return new Table(
        "Tasks: all [of] them?",
        List.of("Id", "Title", "Due"),
        IntStream.range(0, HOSTILE.size())
            .mapToObj(
                at -> List.<Object>of(at, HOSTILE.get(at), LocalDate.of(2026, 11, 1).plusDays(at)))
            .toList());
  }

  @ParameterizedTest
  @EnumSource(TableFormat.class)
  void whatIsTakenAwayIsReadAsItWas(TableFormat format) {
    var read = done(TableReader.read(TableFiles.written(table(), format)));
    assertThat(read.columns()).containsExactly("Id", "Title", "Due");
    assertThat(read.rows()).extracting(row -> row.cells().get(1)).isEqualTo(HOSTILE);
    assertThat(read.rows().get(3).cells()).first().isEqualTo("3");
    assertThat(read.rows().get(3).cells().get(2)).isEqualTo("2026-11-04");
  }

  @Test
  void noCellOfAWorkbookIsAFormula() throws IOException {
    try (var book =
        new XSSFWorkbook(new ByteArrayInputStream(TableFiles.written(table(), TableFormat.XLSX)))) {
      for (var row : book.getSheetAt(0)) {
        for (var cell : row) {
          assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
        }
      }
    }
  }

  @Test
  void noFieldOfACsvFileBeginsAsAFormulaDoes() {
    var text = new String(TableFiles.written(table(), TableFormat.CSV), StandardCharsets.UTF_8);
    assertThat(Arrays.stream(text.split(",")).map(field -> field.replaceFirst("^\"", "")))
        .noneMatch(field -> field.matches("(?s)[=+@\t].*"));
  }

  @Test
  void csvOfASpreadsheetInChineseIsRead() {
    var read =
        done(TableReader.read("名称,期限\r\n整治河道,2026-12-01\r\n".getBytes(Charset.forName("GB18030"))));
    assertThat(read.columns()).containsExactly("名称", "期限");
    assertThat(read.rows().getFirst().number()).isEqualTo(2);
    assertThat(read.rows().getFirst().cells()).containsExactly("整治河道", "2026-12-01");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    assertThat(refused(new byte[0])).isEqualTo("tables.refused.empty");
    assertThat(refused(new byte[TableReader.MOST_BYTES + 1])).isEqualTo("tables.refused.too_large");
    assertThat(refused(new byte[] {'P', 'K', 3, 4, 9, 9, 9}))
        .isEqualTo("tables.refused.unreadable");
    assertThat(refused(new byte[] {0, 1, 2, 3})).isEqualTo("tables.refused.unreadable");
    assertThat(refused(new byte[] {(byte) 0xff, (byte) 0xff})).isEqualTo("tables.refused.encoding");
    assertThat(refused(",,\r\n1,2,3\r\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("tables.refused.no_heads");
    assertThat(refused("a,".repeat(80).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("tables.refused.too_many");
    assertThat(refused(bomb())).isEqualTo("tables.refused.unreadable");
  }

  /// A workbook whose one sheet unpacks to 300 MB of spaces.
  private static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      book.createSheet("x");
      book.write(bytes);
    }
    var bombed = new ByteArrayOutputStream();
    try (var in = new java.util.zip.ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        var out = new ZipOutputStream(bombed)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().endsWith("sheet1.xml")) {
          var spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
          out.write("<worksheet>".getBytes(StandardCharsets.UTF_8));
          for (var i = 0; i < 300; i++) {
            out.write(spaces);
          }
        } else {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
    return bombed.toByteArray();
  }

  private static TableReader.Read done(Outcome<TableReader.Read> outcome) {
    return outcome.fold(
        read -> read,
        refusal -> {
          throw new AssertionError(refusal.key());
        });
  }

  private static String refused(byte[] file) {
    return TableReader.read(file).fold(read -> "read", refusal -> refusal.key());
  }
}
