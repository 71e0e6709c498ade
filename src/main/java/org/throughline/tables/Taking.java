package org.throughline.tables;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.throughline.shared.web.Frame;

/// How a list is asked for as a file: the page's own address and these parameters.
public final class Taking {
  public static final String FORMAT = "take";
  public static final String TABLE = "table";

  private Taking() {}

  /// Where this page's list is had as a file.
  ///
  /// @param table which of the page's lists, from 1
  public static String address(Frame frame, TableFormat format, int table) {
    var kept =
        Arrays.stream(frame.query().split("&"))
            .filter(each ->
                !each.isEmpty()
                    && !each.endsWith("=")
                    && !each.matches("(page|size|before|after|done|take|table)=.*"))
            .collect(Collectors.joining("&"));
    return frame.path()
        + "?"
        + (kept.isEmpty() ? "" : kept + "&")
        + FORMAT
        + "="
        + format.code()
        + (table > 1 && format == TableFormat.CSV ? "&" + TABLE + "=" + table : "");
  }
}
