package org.throughline.indicators.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.indicators.Budgets;
import org.throughline.indicators.Burden;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// What bodies are asked for, and how much each may ask.
@Controller
class BurdenController {
  private static final int BENEATH = 100;

  private final Burden burden;
  private final Budgets budgets;
  private final Organisations organisations;
  private final Policy policy;

  BurdenController(Burden burden, Budgets budgets, Organisations organisations, Policy policy) {
    this.burden = burden;
    this.budgets = budgets;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/burden")
  @Requires(Permission.BURDEN_READ)
  ModelAndView own(Actor actor) {
    return Pages.seeOther("/organisations/" + actor.bodyId() + "/burden");
  }

  @GetMapping("/organisations/{id}/burden")
  @Requires(Permission.BURDEN_READ)
  ModelAndView show(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String below,
      Actor actor,
      Language language) {
    return page(actor, id, "true".equals(below), language);
  }

  private ModelAndView page(Actor actor, long id, boolean below, Language language) {
    var body = burden.body(actor, id);
    var askers = burden.byAsker(body, below);
    var overruns = burden.overruns(body, below);
    var names =
        organisations.names(
            Stream.concat(
                    askers.stream().map(Burden.Sum::organisationId),
                    overruns.stream().map(Burden.Overrun::organisationId))
                .collect(Collectors.toSet()),
            language);
    return Pages.page(
        "indicators/burden",
        new BurdenPage(
            body.id(),
            body.name(language),
            below,
            askers,
            burden.byMonth(body, below),
            names,
            overruns,
            budgets.of(body.id()),
            budgets.isSet(body.id()),
            policy.allows(actor, Permission.BUDGET_SET, body.id())
                && (body.id() != actor.bodyId() || actor.has(Role.ADMINISTRATOR)),
            organisations.path(body.id()).stream()
                .filter(each -> each.first() >= actor.bodyFirst() && each.id() == each.bodyId())
                .map(each -> new IndicatorPage.Step(each.id(), each.name(language)))
                .toList(),
            beneath(body.id(), language)));
  }

  private List<IndicatorPage.Step> beneath(long id, Language language) {
    return organisations.children(id).stream()
        .filter(each -> each.id() == each.bodyId())
        .limit(BENEATH)
        .map(each -> new IndicatorPage.Step(each.id(), each.name(language)))
        .toList();
  }

  @PostMapping("/organisations/{id}/budget")
  @Requires(Permission.BUDGET_SET)
  ModelAndView set(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String fields,
      @RequestParam(required = false) @Nullable String hours,
      Actor actor,
      Language language) {
    organisations.get(actor, id);
    var theFields = Typed.text(fields);
    var theHours = Typed.text(hours);
    Outcome<Long> outcome =
        theFields.matches("\\d{1,8}") && theHours.matches("\\d{1,8}")
            ? budgets.set(actor, id, Integer.parseInt(theFields), Integer.parseInt(theHours))
            : Outcome.invalid("indicators.refused.budget", 10_000_000);
    return outcome.fold(
        _ -> Pages.seeOther("/organisations/" + id + "/burden", "indicators.budget_set"),
        why -> Refusals.shown(why, page(actor, id, false, language)));
  }
}
