package org.throughline.topics.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.throughline.topics.Topic;

/// @param meets id of the organisation to whose meeting it is brought
public record TopicForm(
    @Nullable String meets,
    @Nullable String kind,
    @Nullable String title,
    @Nullable String text,
    @Nullable String asked,
    @Nullable String minutes,
    @Nullable String access,
    @Nullable String language,
    @Nullable String wishedBy) {

  static TopicForm empty(String language) {
    return new TopicForm(null, "proposal", null, null, null, null, "internal", language, null);
  }

  static TopicForm of(Topic topic) {
    var minutes = topic.minutes();
    LocalDate wished = topic.wishedBy();
    return new TopicForm(
        Long.toString(topic.forOrganisationId()),
        topic.kind().code(),
        topic.title(),
        topic.text(),
        topic.asked(),
        minutes == null ? null : minutes.toString(),
        topic.access().code(),
        topic.language().tag(),
        wished == null ? null : wished.toString());
  }
}
