package org.throughline.sittings.web;

import static org.throughline.shared.web.Typed.blank;
import static org.throughline.shared.web.Typed.text;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.decisions.DecisionOutcome;
import org.throughline.decisions.NewDecision;
import org.throughline.meetings.Proceedings;
import org.throughline.meetings.StatementVerb;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.sittings.Writing;

/// What the secretary writes: drafts, statements, outcomes.
@Controller
class WritingController {
  private final Writing writing;
  private final Proceedings proceedings;
  private final SittingAnswers answers;
  private final LivePages pages;

  WritingController(
      Writing writing, Proceedings proceedings, SittingAnswers answers, LivePages pages) {
    this.writing = writing;
    this.proceedings = proceedings;
    this.answers = answers;
    this.pages = pages;
  }

  /// Sent by the page's script while somebody types.
  @PostMapping("/meetings/{id}/live/drafts")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView draft(
      @PathVariable("id") long id,
      @RequestParam(name = "field", required = false) @Nullable String field,
      @RequestParam(name = "text", required = false) @Nullable String words,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.move(
        actor,
        id,
        op,
        LivePages.at(id, "item"),
        () -> pages.shown(actor, id, language),
        () ->
            writing.draft(
                actor, id, text(field), words == null ? "" : words.replace("\u0000", "")));
  }

  @PostMapping("/meetings/{id}/live/statements")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView say(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      @RequestParam(name = "verb", required = false) @Nullable String verb,
      @RequestParam(name = "attendance", required = false) @Nullable String attendance,
      @RequestParam(name = "words", required = false) @Nullable String words,
      @RequestParam(name = "addressee", required = false) @Nullable String addressee,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.move(
        actor,
        id,
        op,
        LivePages.at(id, "said"),
        () -> pages.shown(actor, id, language),
        () -> {
          var what = Coded.find(StatementVerb.class, verb);
          return what.isEmpty()
              ? Outcome.<Long>invalid("meetings.statement.verb.missing")
              : writing.say(
                  actor,
                  id,
                  Ids.of(item),
                  what.get(),
                  Ids.orNull(attendance),
                  text(words),
                  addressee);
        });
  }

  @PostMapping("/meetings/{id}/live/statements/{statement}/removal")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView unsay(
      @PathVariable("id") long id,
      @PathVariable("statement") long statement,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.move(
        actor,
        id,
        op,
        LivePages.at(id, "said"),
        () -> pages.shown(actor, id, language),
        () -> proceedings.removeStatement(actor, id, statement));
  }

  @PostMapping("/meetings/{id}/live/outcomes")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView conclude(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable String item,
      @ModelAttribute OutcomeForm form,
      @ModelAttribute Op op,
      Actor actor,
      Language language) {
    return answers.move(
        actor,
        id,
        op,
        LivePages.at(id, "outcome"),
        () -> pages.shown(actor, id, language),
        () ->
            decision(form)
                .fold(
                    decision ->
                        writing.conclude(
                            actor, id, Ids.of(item), decision, clauses(form.clauses())),
                    Outcome::<Long>refused));
  }

  /// @param clauses one after another, with an empty line between
  record OutcomeForm(
      @Nullable String outcome,
      @Nullable String deferredTo,
      @Nullable String referredTo,
      @Nullable String decided,
      @Nullable String clauses) {}

  private static Outcome<NewDecision> decision(OutcomeForm form) {
    var outcome = Coded.find(DecisionOutcome.class, form.outcome());
    if (outcome.isEmpty()) {
      return Outcome.invalid("decisions.outcome.missing");
    }
    LocalDate day = null;
    if (outcome.get() == DecisionOutcome.DEFERRED && !blank(form.deferredTo())) {
      var typed = Typed.date(form.deferredTo());
      if (typed.isEmpty()) {
        return Outcome.invalid("decisions.deferred_to.malformed");
      }
      day = typed.get();
    }
    return Outcome.done(
        new NewDecision(
            outcome.get(),
            day,
            outcome.get() == DecisionOutcome.REFERRED ? Ids.orNull(form.referredTo()) : null,
            text(form.decided()),
            null,
            List.of()));
  }

  private static List<String> clauses(@Nullable String typed) {
    return Arrays.stream(text(typed).split("\n\\s*\n"))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }
}
