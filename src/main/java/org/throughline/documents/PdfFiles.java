package org.throughline.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.jsoup.helper.W3CDom;
import org.springframework.stereotype.Service;
import org.throughline.documents.Fonts.Face;

/// Documents as PDF, tagged for readers who cannot see them, with every font embedded.
@Service
public class PdfFiles {
  static {
    // What it tells of each page it sets is no news.
    XRLog.listRegisteredLoggers().forEach(each -> XRLog.setLevel(each, Level.WARNING));
  }

  private final Fonts fonts;

  PdfFiles(Fonts fonts) {
    this.fonts = fonts;
  }

  public byte[] of(Document document, Layout layout) {
    if (document.imprint() == null || layout == Layout.PLAIN) {
      return printed(document, layout, 0, 0);
    }
    // The imprint stands at the foot of the last even page: where the text ends is known only once
    // it is set.
    var end = Ending.of(printed(withoutImprint(document), layout, 0, 0));
    return printed(document, layout, end.spacer(document.imprint()), end.turns(document.imprint()));
  }

  private static Document withoutImprint(Document document) {
    return new Document(
        document.language(),
        document.head(),
        document.title(),
        document.addressee(),
        document.blocks(),
        document.lists(),
        document.closing(),
        document.signatures(),
        null,
        document.foot());
  }

  private byte[] printed(Document document, Layout layout, double spacer, int turns) {
    var out = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    // Nothing is fetched from anywhere.
    builder.useUriResolver((_, _) -> null);
    for (var face : Face.values()) {
      builder.useFont(
          () -> fonts.open(face),
          face.name().toLowerCase(java.util.Locale.ROOT),
          400,
          FontStyle.NORMAL,
          true);
    }
    builder.withW3cDocument(new W3CDom().fromJsoup(Html.of(document, layout, spacer, turns)), "/");
    builder.withProducer("Throughline");
    builder.toStream(out);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
