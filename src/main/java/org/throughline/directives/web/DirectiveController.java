package org.throughline.directives.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.directives.Directive;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.Lineage;
import org.throughline.directives.NewDirective;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.tables.Extent;

@Controller
class DirectiveController {
  private static final int PAGE = 25;

  private final Directives directives;
  private final DirectivePages pages;
  private final Organisations organisations;
  private final Lineage lineage;
  private final Receipts receipts;
  private final Policy policy;
  private final Clock clock;

  DirectiveController(
      Directives directives,
      DirectivePages pages,
      Organisations organisations,
      Lineage lineage,
      Receipts receipts,
      Policy policy,
      Clock clock) {
    this.directives = directives;
    this.pages = pages;
    this.organisations = organisations;
    this.lineage = lineage;
    this.receipts = receipts;
    this.policy = policy;
    this.clock = clock;
  }

  @GetMapping("/directives")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String page,
      Extent extent,
      Actor actor,
      Language language) {
    var words = Typed.text(q).replace("\0", "");
    words = words.substring(0, Math.min(200, words.length()));
    var wanted = Coded.find(DirectiveKind.class, kind).orElse(null);
    var filter = new Directives.Filter(wanted, words);
    var code = wanted == null ? "" : wanted.code();
    var paging =
        Paging.of(
            extent.page(Typed.page(page)),
            extent.size(PAGE),
            directives.count(actor, filter),
            "/directives",
            "kind=" + code + "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    var found = directives.visible(actor, filter, paging.offset(), paging.size());
    var owners =
        organisations.names(found.stream().map(Directive::organisationId).toList(), language);
    return Pages.page(
        "directives/list",
        new DirectiveListPage(
            found.stream()
                .map(each ->
                    new DirectiveListPage.Row(each, owners.getOrDefault(each.organisationId(), "")))
                .toList(),
            code,
            words,
            paging,
            Permission.DIRECTIVE_REGISTER.grantedTo(actor.roles()),
            Permission.COVERAGE_READ.grantedTo(actor.roles())));
  }

  @GetMapping("/directives/new")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView fresh(
      @RequestParam(required = false) @Nullable List<String> conveys,
      Actor actor,
      Language language) {
    return form(
        actor,
        new DirectiveForm(
            "document", null, null, null, null, language.tag(), "internal", null, null, conveys));
  }

  @PostMapping("/directives")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView register(@ModelAttribute DirectiveForm form, Actor actor) {
    return read(form)
        .fold(stated -> directives.register(actor, stated), Outcome::<Long>refused)
        .fold(
            id -> Pages.seeOther("/directives/" + id + "/clauses", "directives.registered"),
            why -> Refusals.shown(why, form(actor, form)));
  }

  private Outcome<NewDirective> read(DirectiveForm form) {
    var kind = Coded.find(DirectiveKind.class, form.kind());
    var access = Coded.find(Access.class, form.access());
    var language = Language.find(form.language());
    if (kind.isEmpty() || access.isEmpty() || language.isEmpty()) {
      return Outcome.invalid("directives.refused.choice");
    }
    return dated(form)
        .fold(
            dated ->
                Outcome.done(
                    new NewDirective(
                        kind.get(),
                        Typed.text(form.title()),
                        form.issuer(),
                        form.number(),
                        dated.date,
                        language.get(),
                        access.get(),
                        themes(form),
                        form.body() == null ? "" : form.body(),
                        Typed.ids(form.conveyed()))),
            Outcome::refused);
  }

  private record Dated(@Nullable LocalDate date) {}

  private Outcome<Dated> dated(DirectiveForm form) {
    if (Typed.blank(form.dated())) {
      return Outcome.done(new Dated(null));
    }
    return Typed.date(form.dated())
        .fold(
            date ->
                date.isAfter(LocalDate.now(clock))
                    ? Outcome.invalid("directives.refused.future")
                    : Outcome.done(new Dated(date)),
            Outcome::refused);
  }

  private static List<String> themes(DirectiveForm form) {
    return Arrays.asList(Typed.text(form.themes()).split("[,;，；、\\n]"));
  }

  private ModelAndView form(Actor actor, DirectiveForm form) {
    return Pages.page("directives/edit", new DirectiveEditPage(null, form, lineage.offered(actor)));
  }

  @GetMapping("/directives/{id}/facts")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView facts(@PathVariable long id, Actor actor) {
    var directive = own(actor, id);
    var dated = directive.dated();
    return facts(
        directive,
        new DirectiveForm(
            directive.kind().code(),
            directive.title(),
            directive.issuer(),
            directive.number(),
            dated == null ? null : dated.toString(),
            directive.language().tag(),
            directive.access().code(),
            String.join(", ", directive.themes()),
            null,
            null));
  }

  private static ModelAndView facts(Directive directive, DirectiveForm form) {
    return Pages.page("directives/edit", new DirectiveEditPage(directive, form, List.of()));
  }

  private Directive own(Actor actor, long id) {
    var directive = directives.get(actor, id);
    policy.require(actor, Permission.DIRECTIVE_REGISTER, directive.organisationId());
    return directive;
  }

  @PostMapping("/directives/{id}/facts")
  @Requires(Permission.DIRECTIVE_REGISTER)
  ModelAndView edit(@PathVariable long id, @ModelAttribute DirectiveForm form, Actor actor) {
    var directive = own(actor, id);
    return read(form)
        .fold(stated -> directives.edit(actor, id, stated), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/directives/" + id, "directives.edited"),
            why -> Refusals.shown(why, facts(directive, form)));
  }

  @GetMapping("/directives/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    directives.get(actor, id);
    receipts.read(actor, id);
    return pages.show(actor, language, id);
  }
}
