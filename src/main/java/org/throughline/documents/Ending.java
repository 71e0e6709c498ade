package org.throughline.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Where the text of a printed document ends, so that its imprint can be put at the foot of the
/// last even page.
///
/// @param pages how many it has
/// @param below points of the text area that are left below the last line
record Ending(int pages, double below) {
  private static final double MILLIMETRE = 72 / 25.4;
  private static final double LINE = 225 * MILLIMETRE / 22;
  private static final double AREA_END = (37 + 225) * MILLIMETRE;

  static Ending of(byte[] pdf) {
    try (var printed = Loader.loadPDF(pdf)) {
      var last = new Lowest(printed.getNumberOfPages());
      last.getText(printed);
      return new Ending(printed.getNumberOfPages(), AREA_END - last.lowest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A line for the office, one for each thirty characters of copies, and their rules.
  private static double needed(Document.Imprint imprint) {
    var copies = imprint.copies();
    return LINE * (1 + (copies == null ? 0 : 1 + (copies.length() + 4) / 30)) + 4;
  }

  /// Pages to be turned before the imprint's: none where it fits on this one and this one is even.
  int turns(Document.Imprint imprint) {
    var even = pages % 2 == 0;
    if (fits(imprint)) {
      return even ? 0 : 1;
    }
    return even ? 2 : 1;
  }

  private boolean fits(Document.Imprint imprint) {
    return below > needed(imprint) + LINE;
  }

  double spacer(Document.Imprint imprint) {
    var area = 225 * MILLIMETRE;
    var room = turns(imprint) == 0 ? below - LINE / 3 : area;
    return room - needed(imprint) - 6;
  }

  /// The lowest baseline in the text area of the last page.
  private static final class Lowest extends PDFTextStripper {
    private double lowest;

    Lowest(int page) {
      setStartPage(page);
      setEndPage(page);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      for (var each : positions) {
        if (each.getYDirAdj() < AREA_END) {
          lowest = Math.max(lowest, each.getYDirAdj());
        }
      }
    }
  }
}
