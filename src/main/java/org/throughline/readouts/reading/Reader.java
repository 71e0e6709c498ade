package org.throughline.readouts.reading;

/// Reads a readout or minutes into a proposed record. Stateless, safe for many threads.
public final class Reader {
  private Reader() {}

  public static Reading read(String text) {
    String plain = PlainText.of(text);
    Page page = Page.of(plain);
    Reading reading =
        switch (page.tongue) {
          case ENGLISH -> EnglishReading.of(page);
          case CHINESE -> ChineseReading.of(page);
        };
    return PlainText.restore(reading, text);
  }
}
