package org.throughline.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.calendars.CalendarKeeping;
import org.throughline.calendars.DayFiles;
import org.throughline.calendars.DayRow;
import org.throughline.calendars.MinimumLead;
import org.throughline.calendars.MinimumLeads;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Outcome;

/// The province's working calendar for 2026 and 2027, and the least time of each level.
///
/// The days of 2026 are those of China's public holidays and make-up working days as the General
/// Office of the State Council announced them in November 2025. Those of 2027 were not announced
/// when this was written: they are the statutory days alone, without any days moved, and so
/// fictional as an arrangement.
@Service
class DemoCalendars {
  private static final String DAYS =
      """
      BEGIN:VCALENDAR
      %s
      END:VCALENDAR
      """;

  private static final List<String> ARRANGEMENTS =
      List.of(
          "20260101 20260104 HOLIDAY New Year|元旦",
          "20260104 20260105 WORKING Make-up day of New Year|元旦调休上班",
          "20260214 20260215 WORKING Make-up day of Spring Festival|春节调休上班",
          "20260215 20260224 HOLIDAY Spring Festival|春节",
          "20260228 20260301 WORKING Make-up day of Spring Festival|春节调休上班",
          "20260404 20260407 HOLIDAY Qingming|清明节",
          "20260501 20260506 HOLIDAY Labour Day|劳动节",
          "20260509 20260510 WORKING Make-up day of Labour Day|劳动节调休上班",
          "20260619 20260622 HOLIDAY Dragon Boat Festival|端午节",
          "20260920 20260921 WORKING Make-up day of National Day|国庆节调休上班",
          "20260925 20260928 HOLIDAY Mid-Autumn Festival|中秋节",
          "20261001 20261008 HOLIDAY National Day|国庆节",
          "20261010 20261011 WORKING Make-up day of National Day|国庆节调休上班",
          "20270101 20270102 HOLIDAY New Year|元旦",
          "20270205 20270209 HOLIDAY Spring Festival|春节",
          "20270405 20270406 HOLIDAY Qingming|清明节",
          "20270501 20270503 HOLIDAY Labour Day|劳动节",
          "20270609 20270610 HOLIDAY Dragon Boat Festival|端午节",
          "20270915 20270916 HOLIDAY Mid-Autumn Festival|中秋节",
          "20271001 20271004 HOLIDAY National Day|国庆节");

  private final CalendarKeeping keeping;
  private final MinimumLeads leads;
  private final DemoCast cast;

  DemoCalendars(CalendarKeeping keeping, MinimumLeads leads, DemoCast cast) {
    this.keeping = keeping;
    this.leads = leads;
    this.cast = cast;
  }

  @Transactional
  public void create() {
    var keeper = cast.as("yunling.administrator");
    done(keeping.begin(keeper, keeper.bodyId()));
    done(keeping.importDays(keeper, keeper.bodyId(), days()));
    done(leads.say(keeper, keeper.bodyId(), OrganisationKind.CITY, new MinimumLead(5, 3)));
    done(leads.say(keeper, keeper.bodyId(), OrganisationKind.COUNTY, new MinimumLead(8, 3)));
    done(leads.say(keeper, keeper.bodyId(), OrganisationKind.TOWNSHIP, new MinimumLead(10, 0)));
  }

  private static List<DayRow> days() {
    var events = ARRANGEMENTS.stream().map(DemoCalendars::event).toList();
    return done(
        DayFiles.read(DAYS.formatted(String.join("\n", events)).getBytes(StandardCharsets.UTF_8)));
  }

  private static String event(String arrangement) {
    var parts = arrangement.split(" ", 4);
    var names = parts[3].split("\\|", 2);
    return """
    BEGIN:VEVENT
    UID:%1$s
    DTSTART;VALUE=DATE:%1$s
    DTEND;VALUE=DATE:%2$s
    CATEGORIES:%3$s
    SUMMARY:%5$s
    X-THROUGHLINE-NAME-EN:%4$s
    X-THROUGHLINE-NAME-ZH:%5$s
    END:VEVENT\
    """
        .formatted(parts[0], parts[1], parts[2], names[0], names[1]);
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new IllegalStateException("the demo was refused: " + why);
        });
  }
}
