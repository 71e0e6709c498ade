package org.throughline.topics.web;

import java.util.List;
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
    int count) {

  public record Row(Topic topic, String organisation, String meets) {}
}
