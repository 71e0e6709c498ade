package org.throughline.indicators.web;

import org.jspecify.annotations.Nullable;

/// One page of a longer list.
///
/// @param page from 1
/// @param address ending so that a page's number completes it
public record Paging(int page, int size, int all, String address) {

  /// Nonsense is the first page.
  static int number(@Nullable String typed) {
    return typed != null && typed.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(typed) : 1;
  }

  int offset() {
    return (page - 1) * size;
  }

  public boolean several() {
    return all > size || page > 1;
  }

  public int pages() {
    return Math.max(1, (all + size - 1) / size);
  }

  public int from() {
    return Math.min(all, offset() + 1);
  }

  public int to() {
    return Math.min(all, offset() + size);
  }
}
