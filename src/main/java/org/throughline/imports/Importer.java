package org.throughline.imports;

import java.util.List;
import org.throughline.organisations.Actor;
import org.throughline.shared.Language;
import org.throughline.tables.Table;

/// Looks at rows of one kind and brings them in.
interface Importer {
  ImportKind kind();

  /// In the order given; nothing is changed. Looks at the whole at once, because one row may speak
  /// of another.
  List<Row> look(Actor actor, List<Row.Cells> rows);

  /// Brings in those that are new or changed; whoever calls has looked at them in this transaction,
  /// and none is faulty.
  void bring(Actor actor, List<Row.Cells> rows);

  /// The same columns, of what exists: what a list shows, to take away.
  ///
  /// @param heads for the columns of the kind
  Table export(Actor actor, String title, List<String> heads, Language language);
}
