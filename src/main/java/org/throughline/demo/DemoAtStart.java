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
  private final DemoViews views;
  private final DemoLate late;
  private final Clock clock;

  DemoAtStart(
      Organisations organisations,
      DemoMatter matter,
      DemoCalendars calendars,
      DemoViews views,
      DemoLate late,
      Clock clock) {
    this.organisations = organisations;
    this.matter = matter;
    this.calendars = calendars;
    this.views = views;
    this.late = late;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (organisations.none()) {
      matter.create();
      calendars.create();
      views.create();
      late.create(LocalDate.now(clock));
    }
  }
}
