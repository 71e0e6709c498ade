package org.throughline.topics.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writing a topic, or rewriting one.
///
/// @param id null while it is new
public record TopicFormPage(
    @Nullable Long id, String organisation, TopicForm form, List<Choice> organisations) {

  public record Choice(long id, String name) {}

  public String action() {
    return id == null ? "/topics" : "/topics/" + id;
  }
}
