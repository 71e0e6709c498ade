package org.throughline.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Organisations;

@Component
@ConditionalOnBooleanProperty("throughline.demo")
class DemoAtStart implements ApplicationRunner {
  private final Organisations organisations;
  private final DemoMatter matter;
  private final DemoCalendars calendars;
  private final DemoPreparing preparing;
  private final DemoViews views;
  private final DemoMeetingAhead ahead;
  private final DemoSitting sitting;
  private final DemoLate late;
  private final Clock clock;

  DemoAtStart(
      Organisations organisations,
      DemoMatter matter,
      DemoCalendars calendars,
      DemoPreparing preparing,
      DemoViews views,
      DemoMeetingAhead ahead,
      DemoSitting sitting,
      DemoLate late,
      Clock clock) {
    this.organisations = organisations;
    this.sitting = sitting;
    this.matter = matter;
    this.calendars = calendars;
    this.preparing = preparing;
    this.views = views;
    this.ahead = ahead;
    this.late = late;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (organisations.none()) {
      matter.create();
      calendars.create();
      views.create();
      ahead.create();
      preparing.create();
      sitting.create();
      late.create(LocalDate.now(clock));
    }
  }
}
