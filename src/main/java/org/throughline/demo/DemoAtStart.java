package org.throughline.demo;

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
  private final DemoMeetingAhead ahead;

  DemoAtStart(
      Organisations organisations,
      DemoMatter matter,
      DemoCalendars calendars,
      DemoViews views,
      DemoMeetingAhead ahead) {
    this.organisations = organisations;
    this.matter = matter;
    this.calendars = calendars;
    this.views = views;
    this.ahead = ahead;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (organisations.none()) {
      matter.create();
      calendars.create();
      views.create();
      ahead.create();
    }
  }
}
