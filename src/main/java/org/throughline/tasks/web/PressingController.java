package org.throughline.tasks.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Escalations;
import org.throughline.tasks.Lead;
import org.throughline.tasks.Reminders;
import org.throughline.tasks.Rung;

/// How a body reminds of its tasks and takes late ones up.
@Controller
class PressingController {
  private final Reminders reminders;
  private final Escalations escalations;
  private final Organisations organisations;
  private final Policy policy;

  PressingController(
      Reminders reminders, Escalations escalations, Organisations organisations, Policy policy) {
    this.reminders = reminders;
    this.escalations = escalations;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/organisations/{id}/pressing")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(body(actor, id));
  }

  private Organisation body(Actor actor, long id) {
    var body = organisations.get(actor, id);
    if (body.bodyId() != id) {
      throw new NotFound(new Ref(Kind.ORGANISATION, id));
    }
    policy.require(actor, Permission.ORGANISATION_ADMINISTER, id);
    return body;
  }

  private ModelAndView page(Organisation body) {
    return Pages.page(
        "tasks/pressing",
        new PressingPage(body, reminders.usual(body.id()), escalations.ladder(body.id())));
  }

  /// Days are named as the rungs are; an empty one is not used.
  @PostMapping("/organisations/{id}/pressing")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView set(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> lead,
      @RequestParam Map<String, String> fields,
      Actor actor) {
    var body = body(actor, id);
    var ladder = new EnumMap<Rung, Integer>(Rung.class);
    for (var rung : Rung.values()) {
      var typed = Typed.text(fields.get("days." + rung.code()));
      if (!typed.isEmpty()) {
        if (!typed.matches("[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|250")) {
          return Refusals.shown(Refusal.invalid("tasks.refused.ladder_days"), page(body));
        }
        ladder.put(rung, Integer.valueOf(typed));
      }
    }
    reminders.setUsual(
        actor,
        id,
        Optional.ofNullable(lead).orElse(List.of()).stream()
            .flatMap(code -> Coded.find(Lead.class, code).stream())
            .toList());
    escalations.setLadder(actor, id, ladder);
    return Pages.seeOther("/organisations/" + id + "/pressing", "notifications.preferences");
  }
}
