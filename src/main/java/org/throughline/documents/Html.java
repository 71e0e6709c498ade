package org.throughline.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.throughline.documents.Document.Style;
import org.throughline.shared.Language;

/// A document as a page for the printer. Text goes in as text: nothing in it is markup.
final class Html {
  /// The text area of GB/T 9704 in points, and the largest mark that still looks like one.
  private static final double WIDTH = 442;

  private static final double LARGEST_MARK = 40;

  private Html() {}

  /// @param spacer points of white before the imprint
  /// @param turns pages left empty before the imprint's
  static org.jsoup.nodes.Document of(Document document, Layout layout, double spacer, int turns) {
    var page = org.jsoup.nodes.Document.createShell("");
    page.title(document.title());
    page.head()
        .appendElement("meta")
        .attr("name", "description")
        .attr("content", document.head().mark());
    page.select("html").attr("lang", document.language().tag());
    page.head().appendElement("style").appendText(style(layout));
    var body = page.body();
    body.addClass(document.language() == Language.CHINESE ? "chinese" : "english");
    head(document, layout, body);
    if (document.addressee() != null) {
      text(body, "p", "addressee", document.addressee());
    }
    for (var block : document.blocks()) {
      text(body, block.style() == Style.HEADING ? "h2" : "p", block.style().code(), block.text());
    }
    lists(document, body);
    end(document, layout, body);
    var imprint = document.imprint();
    if (imprint != null && layout == Layout.OFFICIAL) {
      imprint(imprint, body, spacer, turns);
    }
    return page;
  }

  private static void head(Document document, Layout layout, Element body) {
    var mark = text(body, "p", "mark", document.head().mark());
    if (layout == Layout.OFFICIAL) {
      var size = Math.min(LARGEST_MARK, WIDTH / Math.max(1, document.head().mark().length()));
      mark.attr("style", "font-size: %.1fpt".formatted(size));
    }
    if (document.head().number() != null) {
      text(body, "p", "number", document.head().number());
    }
    body.appendElement("div").addClass("rule");
    text(body, "h1", "title", document.title());
  }

  private static void lists(Document document, Element body) {
    for (var list : document.lists()) {
      var row = body.appendElement("div").addClass("listed");
      text(row, "span", "label", list.label() + colon(document.language()));
      text(row, "span", "names", list.text());
    }
  }

  private static void end(Document document, Layout layout, Element body) {
    if (!document.closing().isEmpty()) {
      var closing = body.appendElement("div").addClass("closing");
      document.closing().forEach(each -> text(closing, "p", "", each));
    }
    if (!document.signatures().isEmpty()) {
      var signed = body.appendElement("div").addClass("signatures");
      for (var each : document.signatures()) {
        text(
            signed,
            "p",
            "signed",
            each.place() + colon(document.language()) + each.name() + "  " + each.when());
      }
    }
    if (document.foot() != null) {
      text(body, "p", "foot", document.foot());
    }
  }

  private static void imprint(Document.Imprint imprint, Element body, double spacer, int turns) {
    for (int turn = 0; turn < turns; turn++) {
      body.appendElement("div").addClass("turn");
    }
    body.appendElement("div").attr("style", "height: %.2fpt".formatted(Math.max(0, spacer)));
    var box = body.appendElement("div").addClass("imprint");
    if (imprint.copies() != null) {
      text(box, "p", "copies", "抄送：" + imprint.copies() + "。");
    }
    var last = box.appendElement("table").addClass("printed").appendElement("tr");
    text(last, "td", "office", imprint.office());
    text(last, "td", "day", imprint.printed());
  }

  static String colon(Language language) {
    return language == Language.CHINESE ? "：" : ": ";
  }

  private static Element text(Element into, String tag, String cssClass, String text) {
    var element = into.appendElement(tag);
    if (!cssClass.isEmpty()) {
      element.addClass(cssClass);
    }
    return element.appendText(text);
  }

  private static String style(Layout layout) {
    try (var sheet = Html.class.getResourceAsStream(layout.code() + ".css")) {
      return new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
