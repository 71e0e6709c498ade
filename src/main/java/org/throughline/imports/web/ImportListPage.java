package org.throughline.imports.web;

import java.util.List;
import org.throughline.imports.Batch;
import org.throughline.imports.ImportKind;

/// @param kinds that the reader may bring in
public record ImportListPage(List<ImportKind> kinds, List<Batch> batches) {
  public ImportListPage {
    kinds = List.copyOf(kinds);
    batches = List.copyOf(batches);
  }
}
