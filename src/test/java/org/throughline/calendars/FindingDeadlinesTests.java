package org.throughline.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/// Rules worked out by hand, with the sentence that explains each.
class FindingDeadlinesTests {
  /// Three days of Qingming 2026 and May Day with its make-up day.
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          List.of(
              holiday("2026-04-04", "Qingming", "清明节"),
              holiday("2026-04-05", "Qingming", "清明节"),
              holiday("2026-04-06", "Qingming", "清明节"),
              holiday("2026-05-01", "Labour Day", "劳动节"),
              new CalendarDay(LocalDate.of(2026, 5, 9), DayKind.WORKING, "make-up day", "调休上班")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
working_days | 10 | meeting | false | none | 2026-03-03 | 2026-03-17 | 10 from 3 March 2026 (meeting) = 17 March 2026 | 自2026年3月3日（会议）起10，即2026年3月17日
working_days | 10 | meeting | false | none | 2026-03-30 | 2026-04-14 | 10 from 30 March 2026 (meeting), not counting 4 April to 6 April (Qingming) = 14 April 2026 | 自2026年3月30日（会议）起10，不计4月4日至4月6日（清明节），即2026年4月14日
working_days | 1 | receipt | true | none | 2026-03-03 | 2026-03-03 | 1 from 3 March 2026 (receipt) = 3 March 2026 | 自2026年3月3日（签收）起1，即2026年3月3日
working_days | 6 | decision | false | none | 2026-04-30 | 2026-05-09 | 6 from 30 April 2026 (decision), not counting 1 May (Labour Day), counting 9 May (make-up day) = 9 May 2026 | 自2026年4月30日（决定）起6，不计5月1日（劳动节），计入5月9日（调休上班），即2026年5月9日
calendar_days | 2 | receipt | false | next | 2026-04-02 | 2026-04-07 | 2 from 2 April 2026 (receipt), moved on from 4 April 2026, which is not worked, = 7 April 2026 | 自2026年4月2日（签收）起2，因2026年4月4日不上班而顺延，即2026年4月7日
calendar_days | 2 | receipt | true | none | 2026-04-02 | 2026-04-03 | 2 from 2 April 2026 (receipt) = 3 April 2026 | 自2026年4月2日（签收）起2，即2026年4月3日
end_of_month | 0 | decision | false | previous | 2026-05-12 | 2026-05-29 | 0 from 12 May 2026 (decision), moved back from 31 May 2026, which is not worked, = 29 May 2026 | 自2026年5月12日（决定）起0，因2026年5月31日不上班而提前，即2026年5月29日
end_of_quarter | 1 | decision | false | none | 2026-11-12 | 2027-03-31 | 1 from 12 November 2026 (decision) = 31 March 2027 | 自2026年11月12日（决定）起1，即2027年3月31日
end_of_year | 0 | decision | false | none | 2026-06-01 | 2026-12-31 | 0 from 1 June 2026 (decision) = 31 December 2026 | 自2026年6月1日（决定）起0，即2026年12月31日
nth_working_day_of_next_month | 4 | period_end | false | none | 2026-03-31 | 2026-04-07 | 4 from 31 March 2026 (end of the period), not counting 4 April to 6 April (Qingming) = 7 April 2026 | 自2026年3月31日（报告期末）起4，不计4月4日至4月6日（清明节），即2026年4月7日
fixed_day | 229 | issue | false | none | 2027-03-01 | 2028-02-29 | 229 from 1 March 2027 (issue) = 29 February 2028 | 自2027年3月1日（下达）起229，即2028年2月29日
""")
  void theDayAndItsSentence(
      String kind,
      int number,
      String countedFrom,
      boolean firstDayCounts,
      String roll,
      LocalDate from,
      LocalDate date,
      String english,
      String chinese) {
    var rule =
        new Rule(
            "rule",
            org.throughline.shared.Coded.of(RuleKind.class, kind),
            number,
            org.throughline.shared.Coded.of(CountedFrom.class, countedFrom),
            firstDayCounts,
            org.throughline.shared.Coded.of(Roll.class, roll),
            "{number} from {from} ({counted}){skipped}{rolled} = {date}",
            "自{from}（{counted}）起{number}{skipped}{rolled}，即{date}");
    assertThat(PackRules.refusal(rule)).isNull();
    var pack =
        new RulePack(1, null, "pack", 3, "Pack", "规则集", from, Instant.EPOCH, null, List.of(rule));
    var explained =
        sentences().explain(pack, rule, from, RuleArithmetic.find(rule, CALENDAR, from), CALENDAR);
    assertThat(explained).isEqualTo(new Explained(date, "pack/rule", 3, english, chinese));
  }

  private static RuleSentences sentences() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/calendars");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setDefaultLocale(java.util.Locale.ENGLISH);
    messages.setAlwaysUseMessageFormat(true);
    return new RuleSentences(messages);
  }

  private static CalendarDay holiday(String day, String english, String chinese) {
    return new CalendarDay(LocalDate.parse(day), DayKind.HOLIDAY, english, chinese);
  }
}
