package org.throughline.overviews.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDate;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.throughline.overviews.YearReport;
import org.throughline.shared.Language;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Table;

/// The year's summary as a document on A4, in the faces that public bodies use in each language.
final class YearDocument {
  private static final int TITLE = 22;
  private static final int HEADING = 16;
  private static final int TEXT = 11;

  private final Texts texts;
  private final XWPFDocument document;

  private YearDocument(Texts texts, XWPFDocument document) {
    this.texts = texts;
    this.document = document;
  }

  static byte[] of(YearReport report, Texts texts) {
    try (var document = new XWPFDocument();
        var bytes = new ByteArrayOutputStream()) {
      new YearDocument(texts, document).write(report);
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(YearReport report) {
    var page = document.getDocument().getBody().addNewSectPr();
    var size = page.addNewPgSz();
    size.setW(BigInteger.valueOf(11_906));
    size.setH(BigInteger.valueOf(16_838));
    var margin = page.addNewPgMar();
    margin.setTop(BigInteger.valueOf(1_418));
    margin.setBottom(BigInteger.valueOf(1_418));
    margin.setLeft(BigInteger.valueOf(1_418));
    margin.setRight(BigInteger.valueOf(1_418));
    var title =
        paragraph(
            texts.of("overviews.report.title", report.body(), String.valueOf(report.year())),
            TITLE,
            true);
    title.setAlignment(ParagraphAlignment.CENTER);
    paragraph(texts.of("overviews.report.lead"), TEXT, false);
    for (var table : YearTables.of(report, texts)) {
      paragraph(table.title(), HEADING, true).setSpacingBefore(360);
      if (table.rows().isEmpty()) {
        paragraph(texts.of("overviews.report.none"), TEXT, false);
      } else {
        table(table);
      }
    }
  }

  private XWPFParagraph paragraph(String text, int size, boolean bold) {
    var paragraph = document.createParagraph();
    paragraph.setSpacingAfter(120);
    written(paragraph.createRun(), text, size, bold);
    return paragraph;
  }

  private void table(Table table) {
    XWPFTable drawn = document.createTable(table.rows().size() + 1, table.columns().size());
    drawn.setWidth("100%");
    drawn.getRow(0).setRepeatHeader(true);
    for (var column = 0; column < table.columns().size(); column++) {
      cell(drawn.getRow(0).getCell(column), table.columns().get(column), true);
    }
    for (var row = 0; row < table.rows().size(); row++) {
      var cells = table.rows().get(row);
      for (var column = 0; column < cells.size(); column++) {
        var value = cells.get(column);
        cell(
            drawn.getRow(row + 1).getCell(column),
            value instanceof LocalDate date ? texts.date(date) : value.toString(),
            false);
      }
    }
  }

  private void cell(XWPFTableCell cell, String text, boolean bold) {
    written(cell.getParagraphs().getFirst().createRun(), text, TEXT, bold);
  }

  private void written(XWPFRun run, String text, int size, boolean bold) {
    var chinese = texts.language() == Language.CHINESE;
    run.setFontFamily(chinese ? "仿宋_GB2312" : "Georgia");
    run.setFontFamily("仿宋_GB2312", XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setBold(bold);
    run.setText(text);
  }
}
