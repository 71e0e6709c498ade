package org.throughline.directives.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.Clause;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.directives.Merging;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Merging one's own record of a directive into another record of the same.
@Controller
class MergerController {
  private final Directives directives;
  private final Merging merging;
  private final Organisations organisations;
  private final Policy policy;

  MergerController(
      Directives directives, Merging merging, Organisations organisations, Policy policy) {
    this.directives = directives;
    this.merging = merging;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/directives/{id}/merger")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView choose(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String into,
      Actor actor,
      Language language) {
    var goes = own(actor, id);
    var stays = Typed.id(into).flatMap(other -> directives.find(actor, other));
    if (stays.isEmpty()) {
      return page(actor, goes, null, Map.of(), language);
    }
    return merging
        .plan(actor, id, stays.get().id())
        .fold(
            plan -> page(actor, goes, plan, Map.of(), language),
            why -> Refusals.shown(why, page(actor, goes, null, Map.of(), language)));
  }

  private Directive own(Actor actor, long id) {
    var directive = directives.get(actor, id);
    policy.require(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId());
    return directive;
  }

  private ModelAndView page(
      Actor actor,
      Directive goes,
      Merging.@Nullable Plan plan,
      Map<Merging.Choice, Boolean> kept,
      Language language) {
    var offered = merging.offered(actor, goes.id());
    var names =
        organisations.names(
            offered.stream().map(Directive::organisationId).distinct().toList(), language);
    var bodies =
        plan == null
            ? Map.<Long, String>of()
            : organisations.names(
                plan.disagreements().stream()
                    .map(Merging.Disagreement::organisationId)
                    .distinct()
                    .toList(),
                language);
    return Pages.page(
        "directives/merger",
        new MergerPage(
            goes,
            offered.stream()
                .map(each ->
                    new MergerPage.Offer(each, names.getOrDefault(each.organisationId(), "")))
                .toList(),
            plan,
            directives.clauses(goes.id()),
            plan == null ? List.<Clause>of() : directives.clauses(plan.stays().id()),
            bodies,
            kept));
  }

  /// Pairs are `pair-<clause that goes>`, choices `keep-<clause that stays>-<body>`.
  @PostMapping("/directives/{id}/merger")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView merge(
      @PathVariable long id,
      @RequestParam Map<String, String> fields,
      Actor actor,
      Language language) {
    var goes = own(actor, id);
    var stays =
        Typed.id(fields.get("into")).flatMap(other -> directives.find(actor, other)).orElse(null);
    if (stays == null) {
      return Refusals.shown(
          org.throughline.shared.Refusal.invalid("directives.refused.merge_other"),
          page(actor, goes, null, Map.of(), language));
    }
    var pairs = pairs(id, fields);
    var kept = kept(fields);
    return switch (merging.merge(actor, id, stays.id(), pairs, kept)) {
      case Outcome.Done<Long>(var to) -> Pages.seeOther("/directives/" + to, "directives.merged");
      case Outcome.Refused<Long>(var why) ->
          Refusals.shown(
              why, page(actor, goes, merging.plan(actor, id, stays.id(), pairs), kept, language));
    };
  }

  private Map<Long, Long> pairs(long id, Map<String, String> fields) {
    var pairs = new LinkedHashMap<Long, Long>();
    for (var clause : directives.clauses(id)) {
      Typed.id(fields.get("pair-" + clause.id())).ifPresent(to -> pairs.put(clause.id(), to));
    }
    return pairs;
  }

  private static Map<Merging.Choice, Boolean> kept(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(each -> each.getKey().matches("keep-[1-9][0-9]{0,17}-[1-9][0-9]{0,17}"))
        .filter(each -> each.getValue().equals("stays") || each.getValue().equals("goes"))
        .collect(
            Collectors.toMap(
                each -> {
                  var parts = each.getKey().split("-");
                  return new Merging.Choice(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
                },
                each -> each.getValue().equals("stays")));
  }
}
