package org.throughline.topics.web;

import java.util.List;
import org.throughline.shared.web.Texts;
import org.throughline.tables.Listing;
import org.throughline.tables.Table;
import org.throughline.tables.TakenAway;
import org.throughline.topics.Topic;
import org.throughline.topics.TopicView;

/// @param mayDraft whether this reader may bring a topic
public record TopicListPage(
    TopicView view,
    List<TopicView> views,
    List<Row> topics,
    boolean mayDraft,
    int page,
    int pages,
    int from,
    int to,
    int count)
    implements TakenAway {

  public record Row(Topic topic, String organisation, String meets) {}

  @Override
  public List<Table> tables(Texts texts) {
    return List.of(
        Listing.of(texts, "topics.title", topics)
            .column("tables.id", each -> each.topic().id())
            .column("tables.title", each -> each.topic().title())
            .column("topics.col.from", Row::organisation)
            .column("topics.col.meets", Row::meets)
            .column("topics.col.wished_by", each -> each.topic().wishedBy())
            .column("topics.col.state", each -> texts.of("topics.state", each.topic().state()))
            .table());
  }
}
