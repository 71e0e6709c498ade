package org.throughline.shared.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;

/// Texts, dates and numbers in one reader's language.
public final class Texts {
  private static final DateTimeFormatter ENGLISH_DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Language.ENGLISH.locale());
  private static final DateTimeFormatter CHINESE_DATE =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Language.CHINESE.locale());
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(Locale.UK);

  private final MessageSource messages;
  private final Language language;
  private final ZoneId zone;

  public Texts(MessageSource messages, Language language, ZoneId zone) {
    this.messages = messages;
    this.language = language;
    this.zone = zone;
  }

  public Language language() {
    return language;
  }

  /// The text of a key; its arguments fill `{0}`, `{1}` as `java.text.MessageFormat` says, dates
  /// among them as [#date] writes them. A missing key is a bug that a test finds; the key itself is
  /// shown.
  public String of(String key, Object... arguments) {
    return Objects.requireNonNullElse(
        messages.getMessage(key, written(arguments), key, language.locale()), key);
  }

  private Object[] written(Object[] arguments) {
    for (var each : arguments) {
      if (each instanceof LocalDate) {
        return Arrays.stream(arguments)
            .map(argument -> argument instanceof LocalDate date ? date(date) : argument)
            .toArray();
      }
    }
    return arguments;
  }

  /// The text of an enum's constant: `tasks.state` and `SENT_BACK` are `tasks.state.sent_back`.
  public String of(String prefix, Coded constant) {
    return of(prefix + "." + constant.code());
  }

  public String of(Refusal refusal) {
    return of(refusal.key(), refusal.arguments().toArray());
  }

  public String pick(@Nullable String english, @Nullable String chinese) {
    return language.pick(english, chinese);
  }

  /// `3 December 2026`, `2026年12月3日`; empty for null.
  public String date(@Nullable LocalDate date) {
    if (date == null) {
      return "";
    }
    return (language == Language.ENGLISH ? ENGLISH_DATE : CHINESE_DATE).format(date);
  }

  /// Date and time to the minute in the product's time zone; empty for null.
  public String moment(@Nullable Instant moment) {
    if (moment == null) {
      return "";
    }
    var local = moment.atZone(zone);
    return date(local.toLocalDate()) + " " + TIME.format(local);
  }

  /// `09:40` in the product's time zone; empty for null.
  public String time(@Nullable Instant moment) {
    return moment == null
        ? ""
        : DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(moment.atZone(zone));
  }

  /// For a `datetime` attribute.
  public String iso(@Nullable Instant moment) {
    return moment == null ? "" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
