package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import org.springframework.stereotype.Component;
import org.throughline.views.KeptViews;
import org.throughline.views.ViewedList;

/// Views that people have kept: one for oneself, one shared with the unit.
@Component
class DemoViews {
  private final DemoCast cast;
  private final KeptViews views;

  DemoViews(DemoCast cast, KeptViews views) {
    this.cast = cast;
    this.views = views;
  }

  void create() {
    var secretary = cast.as("fengyue.secretary");
    done(
        views.keep(
            secretary,
            ViewedList.TASKS,
            "view=issued&state=reported_done",
            "Waiting for proof",
            true,
            false));
    done(views.keep(secretary, ViewedList.TASKS, "view=issued&stuck=true", "Stuck", false, false));
    done(
        views.keep(
            cast.as("fengyue.water.head"),
            ViewedList.TASKS,
            "view=ours&light=amber",
            "This week",
            true,
            false));
  }
}
