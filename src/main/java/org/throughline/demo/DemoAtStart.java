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
  private final DemoPreparing preparing;

  DemoAtStart(
      Organisations organisations,
      DemoMatter matter,
      DemoCalendars calendars,
      DemoPreparing preparing) {
    this.organisations = organisations;
    this.matter = matter;
    this.calendars = calendars;
    this.preparing = preparing;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (organisations.none()) {
      matter.create();
      calendars.create();
      preparing.create();
    }
  }
}
