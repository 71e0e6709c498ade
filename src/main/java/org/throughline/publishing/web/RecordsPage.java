package org.throughline.publishing.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.publishing.PublishedLists.Publisher;
import org.throughline.publishing.PublishedRecord.Listed;
import org.throughline.shared.Language;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

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
    int total)
    implements TakenAway {
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

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "publishing.records.title", records)
            .column("tables.title", Listed::title)
            .column("publishing.records.body", Listed::organisation)
            .column("publishing.held", Listed::heldOn)
            .column("publishing.take.published", Listed::publishedAt)
            .column(
                "publishing.take.address",
                each -> root + "/" + reader.tag() + "/records/" + each.code())
            .table());
  }
}
