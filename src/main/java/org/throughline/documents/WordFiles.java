package org.throughline.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.springframework.stereotype.Service;
import org.throughline.documents.WordStyle.Cut;
import org.throughline.shared.Language;

/// Documents for Word. The official layout is a recipe that was measured: lines by the grid, 22 to
/// a page, 28 characters to a line.
@Service
public class WordFiles {
  private static final BigInteger LINE_PITCH = BigInteger.valueOf(579);

  public byte[] of(Document document, Layout layout) {
    try (var file = new XWPFDocument();
        var bytes = new ByteArrayOutputStream()) {
      new Sheet(file, document, layout).write();
      file.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One document while it is written.
  private static final class Sheet {
    private final XWPFDocument file;
    private final Document document;
    private final boolean official;
    private final boolean chinese;

    Sheet(XWPFDocument file, Document document, Layout layout) {
      this.file = file;
      this.document = document;
      this.official = layout == Layout.OFFICIAL;
      this.chinese = document.language() == Language.CHINESE;
    }

    void write() {
      file.getProperties().getCoreProperties().setTitle(document.title());
      file.getProperties().getCoreProperties().setCreator("Throughline");
      page();
      head();
      if (document.addressee() != null) {
        paragraph(document.addressee(), WordStyle.body(official), ParagraphAlignment.LEFT);
      }
      document.blocks().forEach(this::block);
      document.lists().forEach(this::listed);
      end();
      imprint();
      numbers();
    }

    private void page() {
      var section = file.getDocument().getBody().addNewSectPr();
      var size = section.addNewPgSz();
      size.setW(BigInteger.valueOf(11_906));
      size.setH(BigInteger.valueOf(16_838));
      var margin = section.addNewPgMar();
      margin.setTop(BigInteger.valueOf(official ? 2_098 : 1_418));
      margin.setBottom(BigInteger.valueOf(official ? 1_984 : 1_588));
      margin.setLeft(BigInteger.valueOf(official ? 1_587 : 1_418));
      margin.setRight(BigInteger.valueOf(official ? 1_474 : 1_418));
      margin.setFooter(BigInteger.valueOf(official ? 1_400 : 720));
      if (official) {
        var grid = section.addNewDocGrid();
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(LINE_PITCH);
      }
    }

    private void head() {
      var mark =
          paragraph(document.head().mark(), WordStyle.mark(official, document), align(official));
      if (official) {
        mark.setSpacingBefore(1_980);
      }
      if (document.head().number() != null) {
        var number = paragraph(document.head().number(), WordStyle.body(official), align(official));
        if (official) {
          number.setSpacingBefore(2 * LINE_PITCH.intValue());
          rule(number);
        }
      } else if (official) {
        rule(mark);
      }
      var title = paragraph(document.title(), WordStyle.title(official), align(official));
      title.setSpacingBefore(official ? 2 * LINE_PITCH.intValue() : 240);
      title.setSpacingAfter(official ? LINE_PITCH.intValue() : 280);
      title.setStyle(null);
      outline(title, 0);
    }

    private static ParagraphAlignment align(boolean official) {
      return official ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT;
    }

    private static void rule(XWPFParagraph above) {
      var properties = above.getCTPPr();
      var border = properties.isSetPBdr() ? properties.getPBdr() : properties.addNewPBdr();
      var line = border.addNewBottom();
      line.setVal(org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder.SINGLE);
      line.setSz(BigInteger.valueOf(12));
      line.setSpace(BigInteger.valueOf(11));
      line.setColor("D20A0A");
    }

    private void block(Document.Block block) {
      var heading = block.style() == Document.Style.HEADING;
      var written =
          paragraph(
              block.text(),
              WordStyle.of(official, block.style()),
              chinese && !heading ? ParagraphAlignment.BOTH : ParagraphAlignment.LEFT);
      if (heading) {
        written.setKeepNext(true);
        outline(written, 1);
      }
      if (official || chinese && block.style() == Document.Style.TEXT) {
        twoCharacters(written);
      } else if (heading) {
        written.setSpacingBefore(280);
      }
    }

    private void listed(Document.Listed list) {
      var written = file.createParagraph();
      if (official) {
        twoCharacters(written);
      }
      run(written, list.label() + Html.colon(document.language()), WordStyle.label(official));
      run(written, list.text(), WordStyle.body(official));
    }

    private void end() {
      for (int at = 0; at < document.closing().size(); at++) {
        var line =
            paragraph(
                document.closing().get(at),
                WordStyle.body(official),
                official ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
        line.setIndentationRight(official ? 1_264 : 0);
        if (at == 0) {
          line.setSpacingBefore(LINE_PITCH.intValue());
        }
      }
      for (var each : document.signatures()) {
        paragraph(
            each.place() + Html.colon(document.language()) + each.name() + "  " + each.when(),
            WordStyle.body(official),
            ParagraphAlignment.LEFT);
      }
      if (document.foot() != null) {
        paragraph(document.foot(), WordStyle.SMALL, ParagraphAlignment.LEFT);
      }
    }

    /// Anchored to the text: Word has no way to say "the last even page".
    private void imprint() {
      var imprint = document.imprint();
      if (imprint == null || !official) {
        return;
      }
      var table = file.createTable(imprint.copies() == null ? 1 : 2, 1);
      table.setWidth("100%");
      table.removeBorders();
      var border = org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType.SINGLE;
      table.setTopBorder(border, 8, 0, "000000");
      table.setBottomBorder(border, 8, 0, "000000");
      table.setInsideHBorder(border, 6, 0, "000000");
      if (imprint.copies() != null) {
        run(
            table.getRow(0).getCell(0).getParagraphs().getFirst(),
            "抄送：" + imprint.copies() + "。",
            WordStyle.IMPRINT);
      }
      run(
          table.getRows().getLast().getCell(0).getParagraphs().getFirst(),
          imprint.office() + "    " + imprint.printed(),
          WordStyle.IMPRINT);
    }

    /// — 1 —, on odd pages at the right, on even ones at the left.
    private void numbers() {
      if (official) {
        file.setEvenAndOddHeadings(true);
        number(HeaderFooterType.DEFAULT, ParagraphAlignment.RIGHT);
        number(HeaderFooterType.EVEN, ParagraphAlignment.LEFT);
      } else {
        number(HeaderFooterType.DEFAULT, ParagraphAlignment.CENTER);
      }
    }

    private void number(HeaderFooterType pages, ParagraphAlignment at) {
      var foot = file.createFooter(pages).createParagraph();
      foot.setAlignment(at);
      if (official) {
        foot.setIndentationLeft(280);
        foot.setIndentationRight(280);
        run(foot, "— ", WordStyle.PAGE_NUMBER);
      }
      foot.getCTP().addNewFldSimple().setInstr("PAGE");
      if (official) {
        run(foot, " —", WordStyle.PAGE_NUMBER);
      }
    }

    private XWPFParagraph paragraph(String text, Cut cut, ParagraphAlignment at) {
      var paragraph = file.createParagraph();
      paragraph.setAlignment(at);
      if (!official) {
        paragraph.setSpacingAfter(100);
      } else if (cut.tall()) {
        var spacing =
            paragraph.getCTPPr().isSetSpacing()
                ? paragraph.getCTPPr().getSpacing()
                : paragraph.getCTPPr().addNewSpacing();
        spacing.setLine(BigInteger.valueOf(640));
        spacing.setLineRule(STLineSpacingRule.EXACT);
      }
      run(paragraph, text, cut);
      return paragraph;
    }

    private void run(XWPFParagraph paragraph, String text, Cut cut) {
      XWPFRun run = paragraph.createRun();
      run.setFontFamily(cut.latin());
      run.setFontFamily(cut.chinese(), XWPFRun.FontCharRange.eastAsia);
      run.setFontSize(cut.points());
      run.setBold(cut.bold());
      if (cut.red()) {
        run.setColor("D20A0A");
      }
      if (official && cut.points() == 16) {
        run.setCharacterSpacing(-5);
      }
      run.setText(text);
    }

    private static void twoCharacters(XWPFParagraph paragraph) {
      var properties =
          paragraph.getCTPPr() == null ? paragraph.getCTP().addNewPPr() : paragraph.getCTPPr();
      var indent = properties.isSetInd() ? properties.getInd() : properties.addNewInd();
      indent.setFirstLineChars(BigInteger.valueOf(200));
      indent.setFirstLine(BigInteger.valueOf(632));
    }

    private static void outline(XWPFParagraph paragraph, int level) {
      paragraph.getCTPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
    }
  }
}
