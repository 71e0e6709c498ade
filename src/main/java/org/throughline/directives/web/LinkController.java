package org.throughline.directives.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Directives;
import org.throughline.directives.Lineage;
import org.throughline.directives.LocalClauses;
import org.throughline.directives.NewClause;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// What a body adds of its own: clauses beside a superior's directive, and what its own directives
/// carry further.
@Controller
class LinkController {
  private final Directives directives;
  private final LocalClauses locals;
  private final Lineage lineage;
  private final DirectivePages pages;

  LinkController(
      Directives directives, LocalClauses locals, Lineage lineage, DirectivePages pages) {
    this.directives = directives;
    this.locals = locals;
    this.lineage = lineage;
    this.pages = pages;
  }

  @PostMapping("/directives/{id}/local-clauses")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView add(
      @PathVariable long id, @ModelAttribute LocalClauseForm form, Actor actor, Language language) {
    directives.get(actor, id);
    return read(form)
        .fold(stated -> locals.add(actor, id, stated), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/directives/" + id + "#local", "directives.local_added"),
            why -> Refusals.shown(why, pages.show(actor, language, id, form)));
  }

  private static Outcome<NewClause> read(LocalClauseForm form) {
    var kind = Coded.find(ClauseKind.class, form.kind());
    var details = org.throughline.shared.web.Typed.id(form.details());
    if (kind.isEmpty() || (details.isEmpty() && !Typed.blank(form.details()))) {
      return Outcome.invalid("directives.refused.choice");
    }
    return Typed.day(form.due())
        .fold(
            due ->
                Outcome.done(
                    new NewClause(
                        kind.get(),
                        Typed.text(form.quote()),
                        null,
                        null,
                        form.addressee(),
                        due.date(),
                        null,
                        details.orElse(null))),
            Outcome::refused);
  }

  @PostMapping("/directives/{id}/conveyed")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView link(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String conveys,
      Actor actor,
      Language language) {
    directives.get(actor, id);
    return org.throughline.shared.web.Typed.id(conveys)
        .map(conveyed -> lineage.convey(actor, id, conveyed))
        .orElseGet(() -> Outcome.invalid("directives.refused.conveyed_unknown"))
        .fold(
            _ -> Pages.seeOther("/directives/" + id + "#lineage", "directives.linked"),
            why -> Refusals.shown(why, pages.show(actor, language, id)));
  }
}
