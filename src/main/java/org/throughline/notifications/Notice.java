package org.throughline.notifications;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.shared.Ref;

/// What some people are to be told about an event.
///
/// @param said a message key, such as `tasks.notice.sent_back`: what happened, without the title
/// @param title of the record, in its own language
/// @param href of the record, within the product
/// @param to whoever did it is never told
/// @param words what the person who did it said to them; null for nothing
/// @param due null where no date presses
/// @param key the same for what must never be told twice, whoever says it again; null where each
///   event is told once as it is published
/// @param receipts whether whoever did it sees who has read of it
public record Notice(
    Topic topic,
    String said,
    Ref about,
    String title,
    String href,
    List<Audience> to,
    @Nullable String words,
    @Nullable LocalDate due,
    @Nullable String key,
    boolean receipts) {
  public Notice {
    to = List.copyOf(to);
  }

  /// The usual one: without words, date, key or receipts.
  public static Notice of(
      Topic topic, String said, Ref about, String title, String href, Audience... to) {
    return new Notice(topic, said, about, title, href, List.of(to), null, null, null, false);
  }

  public Notice saying(@Nullable String theWords) {
    return new Notice(topic, said, about, title, href, to, theWords, due, key, receipts);
  }

  public Notice due(@Nullable LocalDate day) {
    return new Notice(topic, said, about, title, href, to, words, day, key, receipts);
  }

  public Notice once(String theKey) {
    return new Notice(topic, said, about, title, href, to, words, due, theKey, receipts);
  }

  public Notice withReceipts() {
    return new Notice(topic, said, about, title, href, to, words, due, key, true);
  }
}
