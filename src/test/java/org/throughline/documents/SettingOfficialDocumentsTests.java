package org.throughline.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.throughline.documents.Document.Block;
import org.throughline.documents.Document.Style;
import org.throughline.documents.PrintedPage.Glyph;
import org.throughline.shared.Language;

/// What GB/T 9704-2012 asks, measured on the printed pages; and the same of the Word file's own
/// figures.
class SettingOfficialDocumentsTests {
  private static final double LEFT = 28;
  private static final double TOP = 37;
  private static final double RIGHT = LEFT + 156;
  private static final double BOTTOM = TOP + 225;
  private static final double POINT = 25.4 / 72;

  private final PdfFiles pdf = new PdfFiles(new Fonts(""));
  private final WordFiles word = new WordFiles();

  private static Document official(int paragraphs) {
    var text = "全市要把河湖治理作为一项长期任务，坚持问题导向，压实属地责任，定期通报进展，确保各项措施落到实处、见到成效，";
    return new Document(
        Language.CHINESE,
        new Document.Head("枫月市河湖委员会会议纪要", "〔2026〕3号"),
        "枫月市河湖委员会第三次会议纪要",
        null,
        IntStream.rangeClosed(1, paragraphs)
            .boxed()
            .flatMap(n ->
                java.util.stream.Stream.of(
                    new Block(Style.HEADING, Numerals.chinese(n) + "、关于河道整治工作"),
                    new Block(Style.TEXT, text + text + text + "请认真贯彻执行。")))
            .toList(),
        List.of(new Document.Listed("出席", "李梅、张伟、王芳、刘强、陈静、杨磊、赵敏、黄勇、周涛、吴霞、徐明、孙丽、马超、朱红")),
        List.of("枫月市河湖委员会", "2026年11月8日"),
        List.of(),
        new Document.Imprint("各县、区人民政府", "枫月市河湖委员会办公室", "2026年11月9日印发"),
        null);
  }

  @Test
  void theTextAreaIs156By225WithLinesOf28Characters() {
    var made = pdf.of(official(9), Layout.OFFICIAL);
    var body =
        PrintedPage.glyphs(made).stream()
            .filter(each -> Math.abs(each.size() - 16) < 0.1 && each.y() < BOTTOM)
            .toList();
    assertThat(body)
        .allSatisfy(each -> {
          assertThat(each.x()).isGreaterThan(LEFT - 0.3);
          assertThat(each.x() + each.width()).isLessThan(RIGHT + 0.6);
          assertThat(each.y()).isBetween(TOP, BOTTOM + 0.1);
        });
    var full =
        body.stream()
            .filter(each -> each.page() == 2)
            .collect(Collectors.groupingBy(each -> Math.round(each.y() * 10)));
    assertThat(full.values().stream().mapToInt(List::size).max().orElseThrow()).isEqualTo(28);
    var baselines = full.values().stream().map(each -> each.getFirst().y()).sorted().toList();
    assertThat(baselines).hasSize(22);
    assertThat((baselines.getLast() - baselines.getFirst()) / 21)
        .isCloseTo(225.0 / 22, within(0.05));
  }

  @Test
  void theMarkIsRedAndCentred35MillimetresBelowTheTopOfTheTextArea() {
    var made = pdf.of(official(2), Layout.OFFICIAL);
    var mark = PrintedPage.find(made, "枫月市河湖委员会会议纪要");
    var top = mark.y() - 0.86 * mark.size() * POINT;
    assertThat(top).isCloseTo(TOP + 35, within(1.5));
    var row = onLine(made, mark);
    assertThat((row.getFirst().x() + row.getLast().x() + row.getLast().width()) / 2)
        .isCloseTo(LEFT + 78, within(1.0));
    var number = PrintedPage.find(made, "〔2026〕3号");
    // Two empty lines between them.
    assertThat((number.y() - mark.y()) / (225.0 / 22)).isBetween(2.3, 3.2);
    var rule =
        PrintedPage.rules(made).stream()
            .filter(each -> each.page() == 1 && Math.abs(each.width() - 156) < 0.5)
            .findFirst()
            .orElseThrow();
    assertThat(rule.x()).isCloseTo(LEFT, within(0.3));
    // Four millimetres below the ink of the number, whose brackets reach below its baseline.
    assertThat(rule.y() - number.y()).isBetween(4.0, 6.0);
  }

  @Test
  void theTitleIsOfSecondSizeAndTextOfThirdIndentedByTwoCharacters() {
    var made = pdf.of(official(2), Layout.OFFICIAL);
    var title = PrintedPage.find(made, "枫月市河湖委员会第三次会议纪要");
    assertThat(title.size()).isCloseTo(22, within(0.1));
    var heading = PrintedPage.find(made, "一、关于河道整治工作");
    assertThat(heading.size()).isCloseTo(16, within(0.1));
    assertThat(heading.x() - LEFT).isCloseTo(2 * 156.0 / 28, within(0.3));
  }

  @Test
  void pageNumbersStandOutsideOnOddPagesRightOnEvenPagesLeft() {
    var made = pdf.of(official(9), Layout.OFFICIAL);
    var numbers =
        PrintedPage.glyphs(made).stream()
            .filter(each -> each.text().equals("—") && Math.abs(each.size() - 14) < 0.1)
            .toList();
    assertThat(numbers).hasSize(2 * PrintedPage.pages(made));
    for (var each : numbers) {
      // The middle of the dash: 7 mm below the text area.
      assertThat(each.y() - 0.33 * 14 * POINT).isCloseTo(BOTTOM + 7, within(1.0));
      if (each.page() % 2 == 1) {
        assertThat(each.x()).isGreaterThan(LEFT + 130);
      } else {
        assertThat(each.x()).isLessThan(LEFT + 25);
      }
    }
    var last = numbers.stream().filter(each -> each.page() == 1).toList().getLast();
    assertThat(RIGHT - last.x() - last.width()).isCloseTo(14 * POINT, within(0.7));
  }

  @Test
  void theImprintStandsAtTheFootOfTheLastPageWhichIsEven() {
    for (int paragraphs = 1; paragraphs <= 9; paragraphs++) {
      var made = pdf.of(official(paragraphs), Layout.OFFICIAL);
      assertThat(PrintedPage.pages(made) % 2).as("%d paragraphs", paragraphs).isZero();
      var office = PrintedPage.find(made, "枫月市河湖委员会办公室");
      assertThat(office.page()).isEqualTo(PrintedPage.pages(made));
      assertThat(office.size()).isCloseTo(14, within(0.1));
      assertThat(office.y()).as("%d paragraphs", paragraphs).isBetween(BOTTOM - 12, BOTTOM);
      var rules =
          PrintedPage.rules(made).stream()
              .filter(each -> each.page() == office.page() && each.width() > 150)
              .toList();
      assertThat(rules).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void everyCharacterIsPrintedAndEveryFontEmbedded() throws IOException {
    var made =
        pdf.of(
            new Document(
                Language.CHINESE,
                new Document.Head("纪要", null),
                "犇猋骉㛃堃喆 <b>& “引号”",
                "各县：",
                List.of(new Block(Style.TEXT, "Straße, naïve, 10 °C — 100%")),
                List.of(),
                List.of(),
                List.of(),
                null,
                null),
            Layout.OFFICIAL);
    var text = PrintedPage.glyphs(made).stream().map(Glyph::text).collect(Collectors.joining());
    assertThat(text).contains("犇猋骉㛃堃喆", "<b>&", "“引号”", "Straße,").doesNotContain("#");
    try (var document = org.apache.pdfbox.Loader.loadPDF(made)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-Hans");
      for (var page : document.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void theWordFileHasTheFiguresThatMeasureRight() throws IOException {
    var made = word.of(official(3), Layout.OFFICIAL);
    keep("official.docx", made);
    keep("official.pdf", pdf.of(official(7), Layout.OFFICIAL));
    try (var file = new XWPFDocument(new ByteArrayInputStream(made))) {
      var section = file.getDocument().getBody().getSectPr();
      assertThat(section.getPgSz().getW()).hasToString("11906");
      assertThat(section.getPgMar().getTop()).hasToString("2098");
      assertThat(section.getPgMar().getBottom()).hasToString("1984");
      assertThat(section.getPgMar().getLeft()).hasToString("1587");
      assertThat(section.getPgMar().getRight()).hasToString("1474");
      assertThat(section.getDocGrid().getLinePitch()).hasToString("579");
      var body =
          file.getParagraphs().stream()
              .filter(each -> each.getText().startsWith("全市要把"))
              .findFirst()
              .orElseThrow();
      var run = body.getRuns().getFirst();
      assertThat(run.getFontSizeAsDouble()).isEqualTo(16);
      assertThat(run.getCharacterSpacing()).isEqualTo(-5);
      assertThat(body.getCTPPr().getInd().getFirstLineChars()).hasToString("200");
    }
  }

  /// The figures above are of this very file, opened in LibreOffice once by hand.
  private static void keep(String name, byte[] made) throws IOException {
    var folder = System.getProperty("throughline.keep");
    if (folder != null) {
      Files.write(Path.of(folder).resolve(name), made);
    }
  }

  private static List<Glyph> onLine(byte[] made, Glyph first) {
    return PrintedPage.glyphs(made).stream()
        .filter(each -> each.page() == first.page() && Math.abs(each.y() - first.y()) < 0.1)
        .toList();
  }

  @Test
  void numeralsAreTheFieldsOwn() {
    assertThat(List.of(1, 10, 11, 20, 21, 100, 105, 110, 999, 1_001, 1_200))
        .extracting(Numerals::chinese)
        .containsExactly(
            "一", "十", "十一", "二十", "二十一", "一百", "一百零五", "一百一十", "九百九十九", "一千零一", "一千二百");
  }
}
