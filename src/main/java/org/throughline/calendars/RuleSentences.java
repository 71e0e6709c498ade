package org.throughline.calendars;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.throughline.shared.Language;
import org.throughline.shared.web.Texts;

/// Fills a rule's sentence with the real days and numbers.
@Component
class RuleSentences {
  /// More than these are said as a number.
  private static final int NAMED = 4;

  private final MessageSource messages;

  RuleSentences(MessageSource messages) {
    this.messages = messages;
  }

  Explained explain(
      RulePack pack,
      Rule rule,
      LocalDate from,
      RuleArithmetic.Found found,
      WorkingCalendar calendar) {
    return new Explained(
        found.date(),
        pack.code() + "/" + rule.code(),
        pack.version(),
        sentence(rule, from, found, calendar, Language.ENGLISH),
        sentence(rule, from, found, calendar, Language.CHINESE));
  }

  private String sentence(
      Rule rule,
      LocalDate from,
      RuleArithmetic.Found found,
      WorkingCalendar calendar,
      Language language) {
    var texts = new Texts(messages, language, ZoneOffset.UTC);
    var filled = rule.sentence(language);
    for (var each :
        Map.of(
                "number", String.valueOf(rule.number()),
                "from", texts.date(from),
                "counted", texts.of("calendars.counted_from", rule.countedFrom()),
                "skipped", skipped(rule, from, found, calendar, texts),
                "rolled", rolled(rule, found, texts),
                "date", texts.date(found.date()))
            .entrySet()) {
      filled = filled.replace("{" + each.getKey() + "}", each.getValue());
    }
    return filled;
  }

  private static String rolled(Rule rule, RuleArithmetic.Found found, Texts texts) {
    return found.moved()
        ? texts.of("calendars.sentence.rolled." + rule.roll().code(), found.first())
        : "";
  }

  /// Where working days are counted, those on the way that are not as their weekday says;
  /// neighbours of one name together.
  private static String skipped(
      Rule rule,
      LocalDate from,
      RuleArithmetic.Found found,
      WorkingCalendar calendar,
      Texts texts) {
    var begin =
        switch (rule.kind()) {
          case WORKING_DAYS -> rule.firstDayCounts() ? from : from.plusDays(1);
          case NTH_WORKING_DAY_OF_NEXT_MONTH -> from.plusMonths(1).withDayOfMonth(1);
          case CALENDAR_DAYS, END_OF_MONTH, END_OF_QUARTER, END_OF_YEAR, FIXED_DAY -> null;
        };
    if (begin == null) {
      return "";
    }
    var days = calendar.between(begin, found.date());
    return said("calendars.sentence.skipped", DayKind.HOLIDAY, days, from, texts)
        + said("calendars.sentence.made_up", DayKind.WORKING, days, from, texts);
  }

  private static String said(
      String key, DayKind kind, List<CalendarDay> days, LocalDate from, Texts texts) {
    var spans = new ArrayList<Span>();
    for (var day : days) {
      if (day.kind() == kind) {
        if (!spans.isEmpty() && spans.getLast().goesOnWith(day)) {
          spans.add(spans.removeLast().upTo(day));
        } else {
          spans.add(new Span(day, day));
        }
      }
    }
    if (spans.isEmpty()) {
      return "";
    }
    var listed =
        spans.stream()
            .limit(NAMED)
            .map(span -> span.said(from, texts))
            .collect(java.util.stream.Collectors.joining(texts.of("calendars.sentence.comma")));
    return spans.size() > NAMED
        ? texts.of(key + ".more", listed, spans.size() - NAMED)
        : texts.of(key, listed);
  }

  private record Span(CalendarDay first, CalendarDay last) {
    boolean goesOnWith(CalendarDay day) {
      return last.day().plusDays(1).equals(day.day())
          && last.name(Language.CHINESE).equals(day.name(Language.CHINESE));
    }

    Span upTo(CalendarDay day) {
      return new Span(first, day);
    }

    String said(LocalDate from, Texts texts) {
      var name = first.name(texts.language());
      return first.equals(last)
          ? texts.of("calendars.sentence.day", brief(first.day(), from, texts), name)
          : texts.of(
              "calendars.sentence.days",
              brief(first.day(), from, texts),
              brief(last.day(), from, texts),
              name);
    }
  }

  /// Without the year where it is that of the beginning.
  private static String brief(LocalDate day, LocalDate from, Texts texts) {
    if (day.getYear() != from.getYear()) {
      return texts.date(day);
    }
    var pattern = texts.language() == Language.ENGLISH ? "d MMMM" : "M月d日";
    return DateTimeFormatter.ofPattern(pattern, texts.language().locale()).format(day);
  }
}
