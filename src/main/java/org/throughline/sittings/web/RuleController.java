package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.blank;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.ItemKind;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.sittings.VotingRule;
import org.throughline.sittings.VotingRules;

/// How an organisation counts its quorum and its votes.
@Controller
class RuleController {
  private final VotingRules rules;
  private final Organisations organisations;

  RuleController(VotingRules rules, Organisations organisations) {
    this.rules = rules;
    this.organisations = organisations;
  }

  @GetMapping("/organisations/{id}/voting-rules")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    return shown(actor, id, language, null);
  }

  @PostMapping("/organisations/{id}/voting-rules")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView set(
      @PathVariable("id") long id, @ModelAttribute RuleForm form, Actor actor, Language language) {
    rules.requireOwn(actor, id);
    return form.read()
        .fold(
            rule -> rules.set(actor, id, kind(form.kind()).orElse(null), rule),
            Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/organisations/" + id + "/voting-rules", "sittings.rule_set"),
            why -> Refusals.shown(why, shown(actor, id, language, form)));
  }

  @PostMapping("/organisations/{id}/voting-rules/removal")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView drop(
      @PathVariable("id") long id,
      @RequestParam(name = "kind", required = false) @Nullable String kind,
      Actor actor,
      Language language) {
    rules.requireOwn(actor, id);
    return rules
        .drop(actor, id, kind(kind).orElse(null))
        .fold(
            _ -> Pages.seeOther("/organisations/" + id + "/voting-rules", "sittings.rule_dropped"),
            why -> Refusals.shown(why, shown(actor, id, language, null)));
  }

  private static Optional<ItemKind> kind(@Nullable String typed) {
    return blank(typed)
        ? Optional.empty()
        : Optional.of(
            Coded.find(ItemKind.class, typed).orElseThrow(() -> new NotFound("item kind")));
  }

  private ModelAndView shown(Actor actor, long id, Language language, @Nullable RuleForm typed) {
    rules.requireOwn(actor, id);
    var general = VotingRule.USUAL;
    var set = false;
    var kinds = new ArrayList<RulesPage.Row>();
    for (var each : rules.ofOrganisation(id)) {
      if (each.itemKind() == null) {
        general = each.rule();
        set = true;
      } else {
        kinds.add(new RulesPage.Row(each.itemKind(), each.rule()));
      }
    }
    return Pages.page(
        "sittings/rules",
        new RulesPage(
            id,
            organisations.get(id).name(language),
            set,
            general,
            kinds,
            typed != null ? typed : RuleForm.of(general)));
  }
}
