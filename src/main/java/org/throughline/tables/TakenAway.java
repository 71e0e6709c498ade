package org.throughline.tables;

import java.util.List;
import org.throughline.shared.web.Texts;

/// A page whose lists can be taken away: asked with `take=csv` or `take=xlsx`, its address answers
/// with a file of what the page would show this reader, under the same filter. Its template offers
/// that with `tables/_take`.
public interface TakenAway {
  /// In the page's order. A workbook holds all of them, a CSV file one.
  List<Table> tables(Texts texts);
}
