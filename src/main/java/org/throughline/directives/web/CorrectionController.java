package org.throughline.directives.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.Change;
import org.throughline.directives.Clause;
import org.throughline.directives.Corrections;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// Putting right what was sent: what it reopens stands on the page before it is saved.
@Controller
class CorrectionController {
  private final Directives directives;
  private final Corrections corrections;
  private final Policy policy;

  CorrectionController(Directives directives, Corrections corrections, Policy policy) {
    this.directives = directives;
    this.corrections = corrections;
    this.policy = policy;
  }

  @GetMapping("/clauses/{id}/corrections")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView ofClause(@PathVariable long id, Actor actor) {
    var clause = directives.clause(actor, id);
    return page(actor, own(actor, clause), clause, CorrectionForm.EMPTY, ClauseForm.of(clause));
  }

  private Directive own(Actor actor, Clause clause) {
    return own(actor, clause.directiveId());
  }

  private Directive own(Actor actor, long directiveId) {
    var directive = directives.get(actor, directiveId);
    policy.require(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId());
    return directive;
  }

  private ModelAndView page(
      Actor actor, Directive directive, Clause clause, CorrectionForm form, ClauseForm words) {
    return Pages.page(
        "directives/correction",
        new CorrectionPage(
            directive,
            clause,
            corrections.preview(clause),
            form,
            words,
            directives.ownClauses(actor).stream().filter(each -> each.id() != clause.id()).toList(),
            List.of()));
  }

  @PostMapping("/clauses/{id}/corrections")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView correct(
      @PathVariable long id,
      @ModelAttribute CorrectionForm form,
      @ModelAttribute ClauseForm words,
      Actor actor) {
    var clause = directives.clause(actor, id);
    var directive = own(actor, clause);
    return corrected(actor, clause, form, words)
        .fold(
            _ -> Pages.seeOther("/clauses/" + id + "#corrections", "directives.corrected_openly"),
            why -> Refusals.shown(why, page(actor, directive, clause, form, words)));
  }

  private Outcome<Long> corrected(
      Actor actor, Clause clause, CorrectionForm form, ClauseForm words) {
    var change = Coded.find(Change.class, form.change());
    if (change.isEmpty()) {
      return Outcome.invalid("directives.refused.choice");
    }
    var reason = Typed.text(form.reason());
    return switch (change.get()) {
      case CHANGED ->
          words
              .read()
              .fold(
                  stated -> corrections.change(actor, clause.id(), stated, reason),
                  Outcome::<Long>refused);
      case SUPERSEDED ->
          org.throughline.shared.web.Typed.id(form.by())
              .flatMap(by -> directives.findClause(actor, by))
              .map(by -> corrections.supersede(actor, clause.id(), by.id(), reason))
              .orElseGet(() -> Outcome.invalid("directives.refused.superseding"));
      case WITHDRAWN -> corrections.withdraw(actor, clause.id(), reason);
    };
  }

  @GetMapping("/directives/{id}/corrections")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView ofDirective(@PathVariable long id, Actor actor) {
    return page(actor, own(actor, id), new CorrectionForm("superseded", null, null));
  }

  private ModelAndView page(Actor actor, Directive directive, CorrectionForm form) {
    return Pages.page(
        "directives/correction",
        new CorrectionPage(
            directive,
            null,
            corrections.preview(directive),
            form,
            ClauseForm.EMPTY,
            List.of(),
            directives.visible(actor).stream()
                .filter(each -> each.inForce() && each.id() != directive.id())
                .toList()));
  }

  @PostMapping("/directives/{id}/corrections")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView end(@PathVariable long id, @ModelAttribute CorrectionForm form, Actor actor) {
    var directive = own(actor, id);
    return ended(actor, id, form)
        .fold(
            _ ->
                Pages.seeOther("/directives/" + id + "#corrections", "directives.corrected_openly"),
            why -> Refusals.shown(why, page(actor, directive, form)));
  }

  private Outcome<Long> ended(Actor actor, long id, CorrectionForm form) {
    var reason = Typed.text(form.reason());
    var change = Coded.find(Change.class, form.change());
    if (change.isEmpty() || change.get() == Change.CHANGED) {
      return Outcome.invalid("directives.refused.choice");
    }
    if (change.get() == Change.WITHDRAWN) {
      return corrections.end(actor, id, null, reason);
    }
    return org.throughline.shared.web.Typed.id(form.by())
        .flatMap(by -> directives.find(actor, by))
        .map(by -> corrections.end(actor, id, by.id(), reason))
        .orElseGet(() -> Outcome.invalid("directives.refused.superseding"));
  }

  /// What the reader's body had decided before the correction stands again.
  @PostMapping("/clauses/{id}/confirmation")
  @Requires(Permission.COVERAGE_DECIDE)
  ModelAndView confirm(@PathVariable long id, Actor actor) {
    directives.clause(actor, id);
    return corrections
        .confirm(actor, id)
        .fold(
            _ -> Pages.seeOther("/clauses/" + id, "directives.confirmed"),
            _ -> Pages.seeOther("/clauses/" + id));
  }

  @PostMapping("/directives/{id}/corrections/look")
  @Requires(Permission.COVERAGE_DECIDE)
  ModelAndView look(@PathVariable long id, Actor actor) {
    if (directives.find(actor, id).isEmpty()) {
      throw new NotFound("directive");
    }
    return corrections
        .lookedAt(actor, id)
        .fold(
            _ -> Pages.seeOther("/directives/" + id, "directives.looked_at"),
            _ -> Pages.seeOther("/directives/" + id));
  }
}
