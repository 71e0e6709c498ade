package org.throughline.tasks.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.lines.Lines;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;
import org.throughline.tasks.Programmes;
import org.throughline.tasks.Sample;
import org.throughline.tasks.SampleBasis;
import org.throughline.tasks.Samples;

/// Drawing samples of what is reported done, and accepting what they speak for.
@Controller
class SampleController {
  private final Samples samples;
  private final Programmes programmes;
  private final Lines lines;
  private final Organisations organisations;
  private final People people;
  private final Trail trail;

  SampleController(
      Samples samples,
      Programmes programmes,
      Lines lines,
      Organisations organisations,
      People people,
      Trail trail) {
    this.samples = samples;
    this.programmes = programmes;
    this.lines = lines;
    this.organisations = organisations;
    this.people = people;
    this.trail = trail;
  }

  @GetMapping("/samples")
  @Requires(Permission.TASK_VERIFY)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String from, Actor actor, Language language) {
    var empty = SampleForm.EMPTY;
    var form =
        from == null
            ? empty
            : new SampleForm(from, null, empty.how(), empty.amount(), null, empty.level());
    return list(actor, form, language);
  }

  private ModelAndView list(Actor actor, SampleForm form, Language language) {
    var made = samples.ofOrganisation(actor);
    return Pages.page(
        "tasks/samples",
        new SamplesPage(
            form,
            samples.drawable(actor),
            samples.sources(actor, language),
            made,
            names(made.stream().map(Sample::personId).toList(), language)));
  }

  @PostMapping("/samples")
  @Requires(Permission.TASK_VERIFY)
  ModelAndView draw(@ModelAttribute SampleForm form, Actor actor, Language language) {
    return form.sample()
        .fold(sample -> samples.draw(actor, sample), Outcome::<Long>refused)
        .fold(
            id -> Pages.seeOther("/samples/" + id, "tasks.sample_drawn"),
            why -> Refusals.shown(why, list(actor, form, language)));
  }

  @GetMapping("/samples/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return page(actor, id, "", language);
  }

  @PostMapping("/samples/{id}/enlargement")
  @Requires(Permission.TASK_VERIFY)
  ModelAndView enlarge(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String size,
      @RequestParam(required = false) @Nullable String text,
      Actor actor,
      Language language) {
    var to = Typed.id(size).filter(each -> each <= Samples.MOST).map(Long::intValue).orElse(0);
    return samples
        .enlarge(actor, id, to, Typed.text(text))
        .fold(
            done -> Pages.seeOther("/samples/" + done, "tasks.sample_enlarged"),
            why -> Refusals.shown(why, page(actor, id, Typed.text(text), language)));
  }

  @PostMapping("/samples/{id}/acceptance")
  @Requires(Permission.TASK_VERIFY)
  ModelAndView accept(@PathVariable long id, Actor actor, Language language) {
    return samples
        .acceptRest(actor, id)
        .fold(
            done ->
                Pages.seeOther(
                    "/samples/" + id,
                    done.left() == 0 ? "tasks.sample_accepted" : "tasks.sample_accepted_partly"),
            why -> Refusals.shown(why, page(actor, id, "", language)));
  }

  private ModelAndView page(Actor actor, long id, String typed, Language language) {
    var sample = samples.get(actor, id);
    var who = new HashSet<Long>();
    who.add(sample.personId());
    sample.draws().forEach(each -> who.add(each.personId()));
    return Pages.page(
        "tasks/sample",
        new SamplePage(
            sample,
            organisations.get(sample.supervisorOrganisationId()).name(language),
            from(actor, sample, language),
            sample.repeats(),
            samples.mayDraw(actor, sample),
            names(who, language),
            typed,
            trail.of(List.of(sample.ref()), language)));
  }

  private String from(Actor actor, Sample sample, Language language) {
    var id = sample.basisId();
    if (id == null) {
      return Objects.requireNonNullElse(sample.theme(), "");
    }
    // A programme has no line of its own.
    if (sample.basis() == SampleBasis.PROGRAMME) {
      return programmes.find(actor, id).map(each -> each.name(language)).orElse("");
    }
    try {
      return lines.of(new Ref(kind(sample.basis()), id), actor, language).here().card().title();
    } catch (NotFound e) {
      return "";
    }
  }

  private static Kind kind(SampleBasis basis) {
    return switch (basis) {
      case DIRECTIVE -> Kind.DIRECTIVE;
      case CLAUSE -> Kind.CLAUSE;
      case DECISION_CLAUSE -> Kind.DECISION_CLAUSE;
      case PROGRAMME -> Kind.PROGRAMME;
      case TASK, ALL, LIST, THEME -> Kind.TASK;
    };
  }

  private Map<Long, String> names(Collection<Long> ids, Language language) {
    var names = new HashMap<Long, String>();
    people.byId(ids).forEach((id, person) -> names.put(id, person.name(language)));
    return names;
  }
}
