package org.throughline.meetings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param directiveIds what an item of the kind [ItemKind#CONVEY] conveys; empty for all others
public record NewItem(ItemKind kind, String title, @Nullable String text, List<Long> directiveIds) {
  public NewItem {
    title = title.strip();
    text = Blank.toNull(text);
    directiveIds = directiveIds.stream().distinct().toList();
  }
}
