package org.throughline.overviews.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.throughline.overviews.YearReport;
import org.throughline.shared.web.Texts;

/// The year's summary as a workbook: a sheet for each table. Whatever was typed is a text; no cell
/// is a formula.
final class YearWorkbook {
  private static final int CHARACTER = 256;

  private YearWorkbook() {}

  static byte[] of(YearReport report, Texts texts) {
    try (var book = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      var bold = book.createCellStyle();
      var font = book.createFont();
      font.setBold(true);
      bold.setFont(font);
      var day = book.createCellStyle();
      day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
      for (var table : YearTables.of(report, texts)) {
        write(book, table, bold, day);
      }
      book.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      XSSFWorkbook book, YearTables.Table table, CellStyle bold, CellStyle day) {
    var sheet = book.createSheet(WorkbookUtil.createSafeSheetName(table.title()));
    var head = sheet.createRow(0);
    for (var column = 0; column < table.heads().size(); column++) {
      var cell = head.createCell(column);
      cell.setCellValue(table.heads().get(column));
      cell.setCellStyle(bold);
      sheet.setColumnWidth(column, (column == 0 ? 48 : 18) * CHARACTER);
    }
    sheet.createFreezePane(0, 1);
    for (var index = 0; index < table.rows().size(); index++) {
      var row = sheet.createRow(index + 1);
      List<Object> cells = table.rows().get(index);
      for (var column = 0; column < cells.size(); column++) {
        fill(row.createCell(column), cells.get(column), day);
      }
    }
  }

  private static void fill(Cell cell, Object value, CellStyle day) {
    switch (value) {
      case Number number -> cell.setCellValue(number.doubleValue());
      case LocalDate date -> {
        cell.setCellValue(date);
        cell.setCellStyle(day);
      }
      default -> cell.setCellValue(value.toString());
    }
  }
}
