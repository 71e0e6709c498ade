package org.throughline.notifications;

import static throughline.db.notifications.Tables.EVENT;
import static throughline.db.notifications.Tables.MAIL;
import static throughline.db.notifications.Tables.NOTICE;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.shared.web.Texts;

/// Writes the letter of a row of the outbox, in the person's language, as the person may see the
/// records at the moment of sending.
@Component
class Letters {
  private static final int LONGEST_SUBJECT = 150;

  private final DSLContext sql;
  private final Notices notices;
  private final Preferences preferences;
  private final MailSettings settings;
  private final MessageSource messages;
  private final ZoneId zone;
  private final TemplateEngine templates;

  Letters(
      DSLContext sql,
      Notices notices,
      Preferences preferences,
      MailSettings settings,
      MessageSource messages,
      ZoneId zone,
      TemplateEngine templates) {
    this.sql = sql;
    this.notices = notices;
    this.preferences = preferences;
    this.settings = settings;
    this.messages = messages;
    this.zone = zone;
    this.templates = templates;
  }

  /// @param text as plain text
  record Letter(
      String to, String messageId, String subject, String text, String html, String unsubscribe) {}

  /// Empty where it has nowhere to go any more, or nothing to say.
  Optional<Letter> write(long mailId) {
    var row =
        sql.select(MAIL.PERSON_ID, MAIL.KIND, MAIL.EVENT_ID, MAIL.MESSAGE_ID)
            .from(MAIL)
            .where(MAIL.ID.eq(mailId))
            .fetchSingle();
    var box = preferences.addressee(row.value1());
    if (box.isEmpty()) {
      return Optional.empty();
    }
    var texts = new Texts(messages, box.get().language(), zone);
    if (row.value2().equals("confirmation")) {
      return Optional.of(confirmation(row.value4(), box.get(), texts));
    }
    if (box.get().confirmedAt() == null) {
      return Optional.empty();
    }
    var which = row.value3() != null ? EVENT.ID.eq(row.value3()) : NOTICE.MAIL_ID.eq(mailId);
    var shown = notices.forLetter(row.value1(), which, texts.language());
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    var subject =
        row.value2().equals("notice")
            ? texts.of(shown.getFirst().said())
                + (shown.getFirst().gone() ? "" : " " + shown.getFirst().title())
            : texts.of("notifications.letter." + row.value2(), shown.size());
    return Optional.of(letter(row.value4(), box.get(), subject, shown, texts));
  }

  private Letter confirmation(String messageId, Preferences.Addressee box, Texts texts) {
    var link = settings.absolute("/notices/mailbox/confirmation?token=" + box.token());
    var text = texts.of("notifications.letter.confirm") + "\n\n" + link + "\n";
    return new Letter(
        box.address(),
        messageId,
        texts.of("notifications.letter.confirm.subject"),
        text,
        html(
            new LetterPage(
                texts,
                texts.of("notifications.letter.confirm"),
                List.of(),
                link,
                preferencesAddress(),
                settings)),
        preferencesAddress());
  }

  private Letter letter(
      String messageId, Preferences.Addressee box, String subject, List<Shown> shown, Texts texts) {
    var page =
        new LetterPage(
            texts, "", shown, settings.absolute("/notices"), preferencesAddress(), settings);
    return new Letter(
        box.address(), messageId, header(subject), page.text(), html(page), preferencesAddress());
  }

  private String preferencesAddress() {
    return settings.absolute("/notices/preferences");
  }

  private String html(LetterPage page) {
    var output = new StringOutput();
    templates.render("notifications/letter.jte", Map.of("page", page), output);
    return output.toString();
  }

  /// One line, without anything that could begin another header.
  static String header(String text) {
    var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT - 1) + "…" : line;
  }
}
