package org.throughline.tasks.web;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.EnteredFor;
import org.throughline.tasks.EvidenceKind;
import org.throughline.tasks.EvidenceRule;
import org.throughline.tasks.EvidenceRules;

/// What a task takes as evidence; what was entered for somebody, and what they say to it.
@Controller
class EntryController {
  private final EvidenceRules rules;
  private final EnteredFor enteredFor;
  private final TaskPages pages;

  EntryController(EvidenceRules rules, EnteredFor enteredFor, TaskPages pages) {
    this.rules = rules;
    this.enteredFor = enteredFor;
    this.pages = pages;
  }

  /// By the issuer or the supervisor.
  @PostMapping("/tasks/{id}/evidence-rule")
  @Requires(Permission.RECORD_READ)
  ModelAndView rule(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String required,
      @RequestParam(required = false) @Nullable List<String> kinds,
      Actor actor,
      Language language) {
    var admitted = EnumSet.noneOf(EvidenceKind.class);
    if (kinds != null) {
      kinds.forEach(each -> Coded.find(EvidenceKind.class, each).ifPresent(admitted::add));
    }
    return answer(
        rules.set(actor, id, new EvidenceRule(required != null, admitted)),
        id,
        "tasks.evidence_rule_set",
        actor,
        language);
  }

  @PostMapping("/tasks/{id}/acknowledgement-for-head")
  @Requires(Permission.TASK_ENTER_FOR_HEAD)
  ModelAndView acknowledge(@PathVariable long id, Actor actor, Language language) {
    var outcome = enteredFor.forHead(actor, id, EnteredFor.What.ACKNOWLEDGE);
    return answer(outcome, id, "tasks.entered_for_head", actor, language);
  }

  @PostMapping("/tasks/{id}/acceptance-for-head")
  @Requires(Permission.TASK_ENTER_FOR_HEAD)
  ModelAndView accept(@PathVariable long id, Actor actor, Language language) {
    var outcome = enteredFor.forHead(actor, id, EnteredFor.What.ACCEPT);
    return answer(outcome, id, "tasks.entered_for_head", actor, language);
  }

  @PostMapping("/tasks/{id}/entries/{entry}/confirmation")
  @Requires(Permission.ENTRY_ANSWER)
  ModelAndView confirm(
      @PathVariable long id, @PathVariable long entry, Actor actor, Language language) {
    var outcome = enteredFor.answer(actor, id, entry, EnteredFor.Answer.CONFIRMED, null);
    return answer(outcome, id, "tasks.entry_confirmed", actor, language);
  }

  @PostMapping("/tasks/{id}/entries/{entry}/dispute")
  @Requires(Permission.ENTRY_ANSWER)
  ModelAndView dispute(
      @PathVariable long id,
      @PathVariable long entry,
      @RequestParam(required = false) @Nullable String text,
      Actor actor,
      Language language) {
    var outcome = enteredFor.answer(actor, id, entry, EnteredFor.Answer.DISPUTED, Typed.text(text));
    return answer(outcome, id, "tasks.entry_disputed", actor, language);
  }

  private ModelAndView answer(
      Outcome<Long> outcome, long id, String notice, Actor actor, Language language) {
    return outcome.fold(
        task -> Pages.seeOther("/tasks/" + task, notice),
        why ->
            Refusals.shown(
                why,
                Pages.page("tasks/show", pages.page(actor, id, null, ActForm.EMPTY, language))));
  }
}
