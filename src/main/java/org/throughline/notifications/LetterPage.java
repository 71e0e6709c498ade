package org.throughline.notifications;

import java.util.List;
import org.throughline.shared.web.Texts;

/// What stands in a letter.
///
/// @param lead a sentence before the notices; may be empty
/// @param link where the reader goes on
/// @param preferences where the reader says how they want to be told
public record LetterPage(
    Texts texts,
    String lead,
    List<Shown> notices,
    String link,
    String preferences,
    MailSettings settings) {
  public LetterPage {
    notices = List.copyOf(notices);
  }

  public String address(Shown notice) {
    return settings.absolute("/notices/opening?event=" + notice.eventId());
  }

  /// The record's title, or that it is gone.
  public String title(Shown notice) {
    return notice.gone() ? texts.of("notifications.is_gone") : notice.title();
  }

  String text() {
    var text = new StringBuilder();
    for (var notice : notices) {
      text.append(texts.of(notice.said())).append('\n').append(title(notice)).append('\n');
      var words = notice.words();
      if (words != null) {
        text.append("> ").append(words.replace("\n", "\n> ")).append('\n');
      }
      if (notice.due() != null) {
        text.append(texts.of("notifications.letter.due", notice.due())).append('\n');
      }
      if (!notice.by().isEmpty()) {
        text.append(notice.by()).append(" · ");
      }
      text.append(texts.moment(notice.at())).append('\n');
      if (!notice.gone()) {
        text.append(address(notice)).append('\n');
      }
      text.append('\n');
    }
    return text.append("-- \n")
        .append(texts.of("notifications.letter.why"))
        .append('\n')
        .append(preferences)
        .append('\n')
        .toString();
  }
}
