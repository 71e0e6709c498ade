package org.throughline.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// What stands where on the pages of a PDF, in millimetres from the top left corner.
final class PrintedPage {
  private static final double MILLIMETRE = 72 / 25.4;

  private PrintedPage() {}

  /// @param y of the baseline
  /// @param size of the type, in points
  record Glyph(int page, String text, double x, double y, double width, double size, String font) {}

  /// A filled shape or a stroke: rules are drawn as either.
  record Rule(int page, double x, double y, double width, double height) {}

  static int pages(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Glyph> glyphs(byte[] pdf) {
    var found = new ArrayList<Glyph>();
    try (var document = Loader.loadPDF(pdf)) {
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> positions) {
          for (var each : positions) {
            found.add(
                new Glyph(
                    getCurrentPageNo(),
                    each.getUnicode(),
                    each.getXDirAdj() / MILLIMETRE,
                    each.getYDirAdj() / MILLIMETRE,
                    each.getWidthDirAdj() / MILLIMETRE,
                    each.getYScale(),
                    each.getFont().getName()));
          }
        }
      }.getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /// Where these words begin.
  static Glyph find(byte[] pdf, String words) {
    var glyphs = glyphs(pdf);
    for (int at = 0; at + words.length() <= glyphs.size(); at++) {
      var joined = new StringBuilder();
      for (int next = at; next < glyphs.size() && joined.length() < words.length(); next++) {
        joined.append(glyphs.get(next).text());
      }
      if (joined.toString().equals(words)) {
        return glyphs.get(at);
      }
    }
    throw new AssertionError("no " + words);
  }

  static List<Rule> rules(byte[] pdf) {
    var found = new ArrayList<Rule>();
    try (var document = Loader.loadPDF(pdf)) {
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        new Shapes(document.getPage(page), page + 1, found).read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static final class Shapes extends PDFGraphicsStreamEngine {
    private final int number;
    private final double height;
    private final List<Rule> found;
    private final java.awt.geom.GeneralPath path = new java.awt.geom.GeneralPath();

    Shapes(PDPage page, int number, List<Rule> found) {
      super(page);
      this.number = number;
      this.height = page.getMediaBox().getHeight();
      this.found = found;
    }

    void read() throws IOException {
      processPage(getPage());
    }

    private void drawn() {
      if (path.getCurrentPoint() != null) {
        var box = path.getBounds2D();
        found.add(
            new Rule(
                number,
                box.getX() / MILLIMETRE,
                (height - box.getMaxY()) / MILLIMETRE,
                box.getWidth() / MILLIMETRE,
                box.getHeight() / MILLIMETRE));
      }
      path.reset();
    }

    @Override
    public void appendRectangle(
        java.awt.geom.Point2D a,
        java.awt.geom.Point2D b,
        java.awt.geom.Point2D c,
        java.awt.geom.Point2D d) {
      moveTo((float) a.getX(), (float) a.getY());
      lineTo((float) b.getX(), (float) b.getY());
      lineTo((float) c.getX(), (float) c.getY());
      lineTo((float) d.getX(), (float) d.getY());
    }

    @Override
    public void moveTo(float x, float y) {
      path.moveTo(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
      path.lineTo(x, y);
    }

    @Override
    public void curveTo(float a, float b, float c, float d, float x, float y) {
      path.lineTo(x, y);
    }

    @Override
    public java.awt.geom.Point2D getCurrentPoint() {
      return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
      path.closePath();
    }

    @Override
    public void endPath() {
      path.reset();
    }

    @Override
    public void strokePath() {
      drawn();
    }

    @Override
    public void fillPath(int rule) {
      drawn();
    }

    @Override
    public void fillAndStrokePath(int rule) {
      drawn();
    }

    @Override
    public void clip(int rule) {}

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void shadingFill(COSName name) {}
  }
}
