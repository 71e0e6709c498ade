package org.throughline.shared;

import org.jspecify.annotations.Nullable;

/// Something that happened to a record. Every event of every module is one; `audit` writes each
/// down in the transaction that published it.
public interface Happened {
  Ref about();

  /// A message key without its prefix: `task.accepted` is shown as `audit.task.accepted`.
  String action();

  Who by();

  /// What a reader needs to understand the entry: a reason, an outcome, a date.
  default @Nullable String detail() {
    return null;
  }
}
