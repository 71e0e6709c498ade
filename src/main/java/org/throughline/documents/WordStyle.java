package org.throughline.documents;

/// The faces and sizes of a document in Word: 仿宋 3号 for text, 小标宋 2号 for the title, 黑体 for the
/// first level, 楷体 for the second.
final class WordStyle {
  private static final String LATIN = "Times New Roman";
  private static final String PLAIN_LATIN = "Georgia";
  private static final String FANGSONG = "仿宋_GB2312";
  private static final String XIAOBIAOSONG = "方正小标宋简体";

  /// @param tall larger than the grid's line
  record Cut(String latin, String chinese, int points, boolean bold, boolean red, boolean tall) {}

  static final Cut SMALL = new Cut(LATIN, FANGSONG, 9, false, false, false);
  static final Cut IMPRINT = new Cut(LATIN, FANGSONG, 14, false, false, false);
  static final Cut PAGE_NUMBER = new Cut("宋体", "宋体", 14, false, false, false);

  private WordStyle() {}

  static Cut body(boolean official) {
    return official
        ? new Cut(LATIN, FANGSONG, 16, false, false, false)
        : new Cut(PLAIN_LATIN, FANGSONG, 11, false, false, false);
  }

  static Cut label(boolean official) {
    return official
        ? new Cut(LATIN, "黑体", 16, false, false, false)
        : new Cut(PLAIN_LATIN, "黑体", 11, true, false, false);
  }

  static Cut title(boolean official) {
    return official
        ? new Cut(LATIN, XIAOBIAOSONG, 22, false, false, true)
        : new Cut(PLAIN_LATIN, XIAOBIAOSONG, 20, true, false, false);
  }

  static Cut mark(boolean official, Document document) {
    var fitting = (int) Math.min(40, 442.0 / Math.max(1, document.head().mark().length()));
    return official
        ? new Cut(LATIN, XIAOBIAOSONG, fitting, false, true, false)
        : new Cut(PLAIN_LATIN, "黑体", 10, true, true, false);
  }

  static Cut of(boolean official, Document.Style style) {
    var body = body(official);
    return switch (style) {
      case HEADING ->
          official
              ? new Cut(LATIN, "黑体", 16, false, false, false)
              : new Cut(PLAIN_LATIN, "黑体", 13, true, false, false);
      case SUBHEADING -> new Cut(body.latin(), "楷体_GB2312", body.points(), false, false, false);
      case TEXT, FACT -> body;
    };
  }
}
