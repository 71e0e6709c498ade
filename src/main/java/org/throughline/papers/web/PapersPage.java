package org.throughline.papers.web;

import java.util.List;
import org.throughline.meetings.Meeting;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;

/// The papers of a meeting, or those of one of its items.
///
/// @param mayKeep whether this reader may add papers now
/// @param form what was typed to add one
/// @param typing whether it was refused
public record PapersPage(
    Meeting meeting,
    List<PaperGroup> groups,
    boolean mayKeep,
    PaperForm form,
    boolean typing,
    List<Choice> items,
    List<Choice> givers)
    implements TakenAway {
  public PapersPage {
    groups = List.copyOf(groups);
    items = List.copyOf(items);
    givers = List.copyOf(givers);
  }

  public record Choice(long id, String name) {}

  public String lang() {
    return meeting.language().tag();
  }

  @Override
  public List<Table> tables(Texts texts) {
    var rows =
        groups.stream()
            .flatMap(group -> group.rows().stream().map(row -> new Taken(group, row)))
            .toList();
    return List.of(
        Listing.of(texts, "papers.title", rows)
            .column("papers.field.item", each -> each.item(texts))
            .column("papers.field.title", each -> each.row().paper().title())
            .column("papers.field.giver", each -> each.row().giver())
            .column("papers.versions", each -> each.row().paper().latest().number())
            .column("papers.field.file", each -> each.row().paper().latest().name())
            .column(
                "papers.field.access",
                each -> texts.of("papers.access", each.row().paper().access()))
            .column(
                "papers.withdrawn",
                each -> each.row().paper().standing() ? "" : texts.of("papers.withdrawn"))
            .table());
  }

  /// A row of the list, with the item that it stands under.
  private record Taken(PaperGroup group, PaperRow row) {
    String item(Texts texts) {
      return group.number() == null
          ? texts.of("papers.of_meeting")
          : group.number() + ". " + group.title();
    }
  }
}
