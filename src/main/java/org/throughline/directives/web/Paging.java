package org.throughline.directives.web;

/// One page of a longer list.
///
/// @param page from 1
/// @param address of the list with all else that is asked, ending so that a page's number completes
///   it
public record Paging(int page, int size, int all, String address) {
  static Paging of(int page, int size, int all, String path, String query) {
    return new Paging(page, size, all, path + "?" + (query.isEmpty() ? "" : query + "&") + "page=");
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
