package org.throughline.desks.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;

@Controller
class DeskController {
  private final List<DeskSource> sources;
  private final Clock clock;

  DeskController(List<DeskSource> sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  @GetMapping("/desk")
  @Requires(Permission.RECORD_READ)
  ModelAndView desk(Actor actor, Language language) {
    var groups = new LinkedHashMap<String, List<Waiting>>();
    for (var source : sources) {
      for (var waiting : source.waiting(actor, language)) {
        groups.computeIfAbsent(waiting.group(), _ -> new ArrayList<>()).add(waiting);
      }
    }
    var shown =
        groups.entrySet().stream()
            .map(each -> new DeskPage.Group(each.getKey(), each.getValue()))
            .toList();
    return Pages.page("desks/show", new DeskPage(LocalDate.now(clock), shown));
  }
}
