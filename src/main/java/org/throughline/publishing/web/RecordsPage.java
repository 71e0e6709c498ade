package org.throughline.publishing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.publishing.PublishedLists.Publisher;
import org.throughline.publishing.PublishedRecord.Listed;
import org.throughline.shared.Language;

/// The public list.
///
/// @param organisation the one chosen; null for all
/// @param name of the one chosen; empty for all
public record RecordsPage(
    Language reader,
    String root,
    @Nullable Long organisation,
    String name,
    List<Publisher> publishers,
    List<Listed> records,
    int page,
    int pages,
    int total) {
  public RecordsPage {
    publishers = List.copyOf(publishers);
    records = List.copyOf(records);
  }

  public String list() {
    return "/" + reader.tag() + "/records";
  }

  public String feed() {
    return organisation == null
        ? list() + ".atom"
        : "/" + reader.tag() + "/organisations/" + organisation + "/records.atom";
  }

  public String address(int number) {
    return list()
        + "?page="
        + number
        + (organisation == null ? "" : "&organisation=" + organisation);
  }

  public int first() {
    return (page - 1) * org.throughline.publishing.PublishedLists.PAGE + 1;
  }

  public int last() {
    return first() + records.size() - 1;
  }
}
