package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.directives.ClauseMarking;
import org.throughline.directives.ClauseMeasures;
import org.throughline.directives.Coverage;
import org.throughline.directives.CoverageReading;
import org.throughline.directives.CoverageState;
import org.throughline.directives.CoverageView;
import org.throughline.directives.Directives;
import org.throughline.directives.LocalClauses;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

@Controller
class ClauseController {
  private final Directives directives;
  private final ClauseMarking marking;
  private final Coverage coverage;
  private final CoverageReading reading;
  private final LocalClauses locals;
  private final ClauseLives lives;
  private final People people;
  private final Policy policy;
  private final java.util.List<ClauseMeasures> measures;
  private final Trail trail;
  private final Becoming becoming;

  ClauseController(
      Directives directives,
      ClauseMarking marking,
      Coverage coverage,
      CoverageReading reading,
      LocalClauses locals,
      ClauseLives lives,
      People people,
      Policy policy,
      java.util.List<ClauseMeasures> measures,
      Trail trail,
      Becoming becoming) {
    this.directives = directives;
    this.marking = marking;
    this.coverage = coverage;
    this.reading = reading;
    this.locals = locals;
    this.lives = lives;
    this.people = people;
    this.policy = policy;
    this.measures = measures;
    this.trail = trail;
    this.becoming = becoming;
  }

  @GetMapping("/directives/{id}/clauses")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView clauses(@PathVariable long id, Actor actor) {
    return clauses(id, actor, ClauseForm.EMPTY);
  }

  private ModelAndView clauses(long id, Actor actor, ClauseForm form) {
    var directive = directives.get(actor, id);
    policy.require(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId());
    var clauses = directives.clauses(id);
    return Pages.page(
        "directives/clauses",
        new ClausesPage(
            directive,
            MarkedText.of(directive.body(), clauses),
            clauses,
            marking.open(directive) && directive.inForce(),
            locals.detailable(actor, id),
            form));
  }

  @PostMapping("/directives/{id}/clauses")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView mark(@PathVariable long id, @ModelAttribute ClauseForm form, Actor actor) {
    directives.get(actor, id);
    return form.read()
        .fold(
            stated ->
                marking.mark(
                    actor,
                    id,
                    new ClauseMarking.Marking(
                        stated.kind(),
                        stated.text(),
                        stated.begin(),
                        stated.end(),
                        stated.addressee(),
                        stated.dueOn(),
                        stated.reviewOn(),
                        stated.detailsId())),
            Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/directives/" + id + "/clauses", "directives.marked"),
            why -> Refusals.shown(why, clauses(id, actor, form)));
  }

  @GetMapping("/clauses/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return show(id, actor, language, null, null);
  }

  private ModelAndView show(
      long id,
      Actor actor,
      Language language,
      @Nullable CoverageForm deciding,
      @Nullable ClauseForm correcting) {
    var clause = directives.clause(actor, id);
    var directive = directives.get(actor, clause.directiveId());
    var own = reading.own(actor, clause).orElse(null);
    return Pages.page(
        "directives/clause",
        new ClausePage(
            directive,
            clause,
            own,
            by(own, language),
            own != null && policy.allows(actor, Permission.COVERAGE_DECIDE, actor.bodyId()),
            policy.allows(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId())
                && directive.inForce()
                && marking.open(directive),
            deciding,
            correcting,
            lives.of(actor, directive, clause, language),
            measures.stream()
                .flatMap(each -> each.of(actor, id, language).stream())
                .toList(),
            trail.of(java.util.List.of(new Ref(Kind.CLAUSE, id)), language),
            becoming.of(new Ref(Kind.CLAUSE, id), actor)));
  }

  private String by(CoverageView.@Nullable Place place, Language language) {
    var id = place == null ? null : place.personId();
    return id == null ? "" : people.get(id).name(language);
  }

  @PostMapping("/clauses/{id}/correction")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView correct(
      @PathVariable long id, @ModelAttribute ClauseForm form, Actor actor, Language language) {
    directives.clause(actor, id);
    return form.read()
        .fold(stated -> marking.correct(actor, id, stated), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/clauses/" + id, "directives.corrected"),
            why -> Refusals.shown(why, show(id, actor, language, null, form)));
  }

  @PostMapping("/clauses/{id}/removal")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView remove(@PathVariable long id, Actor actor, Language language) {
    return marking
        .remove(actor, id)
        .fold(
            directive ->
                Pages.seeOther("/directives/" + directive + "/clauses", "directives.removed"),
            why -> Refusals.shown(why, show(id, actor, language, null, null)));
  }

  @PostMapping("/clauses/{id}/coverage")
  @Requires(Permission.COVERAGE_DECIDE)
  ModelAndView decide(
      @PathVariable long id, @ModelAttribute CoverageForm form, Actor actor, Language language) {
    var clause = directives.clause(actor, id);
    return Coded.find(CoverageState.class, form.state())
        .map(state -> coverage.decide(actor, id, state, form.reason()))
        .orElseGet(() -> Outcome.invalid("directives.refused.state"))
        .fold(
            _ ->
                Pages.seeOther(
                    "/directives/" + clause.directiveId() + "#clause-" + clause.number(),
                    "directives.decided"),
            why -> Refusals.shown(why, show(id, actor, language, form, null)));
  }
}
