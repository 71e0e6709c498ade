package org.throughline.readouts.reading;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The readable text of a web page somebody saved: one paragraph a line, without what surrounds the
/// article.
final class SavedPage {
  private static final Pattern START =
      Pattern.compile(
          "(?is)^\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!--.{0,500}?-->\\s*)?<(?:!doctype\\s+html"
              + "|html|head|body)\\b");
  private static final String NOT_THE_ARTICLE =
      "script, style, noscript, template, nav, header nav, footer, form, iframe, svg, button,"
          + " select, [role=navigation], [role=banner], [role=contentinfo], [aria-hidden=true],"
          + " [hidden]";
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "main",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "table",
          "tr",
          "blockquote",
          "pre",
          "br",
          "hr",
          "figure",
          "title",
          "address",
          "header",
          "aside");

  private SavedPage() {}

  static boolean looksLikeOne(String text) {
    return START.matcher(text.substring(0, Math.min(text.length(), 2000))).find();
  }

  static String textOf(String html) {
    Document page = Jsoup.parse(html);
    page.select(NOT_THE_ARTICLE).remove();
    StringBuilder out = new StringBuilder();
    page.body().traverse(new Writer(out));
    return out.toString().replaceAll(" *\\n[ \\n]*", "\n\n").strip();
  }

  private record Writer(StringBuilder out) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      switch (node) {
        case TextNode words -> out.append(words.text().replace('\u00a0', ' '));
        case Element element when BLOCKS.contains(element.normalName()) -> out.append('\n');
        case Element element when element.normalName().matches("t[dh]") -> out.append(' ');
        default -> {}
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
        out.append('\n');
      }
    }
  }
}
