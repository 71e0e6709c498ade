package org.throughline.decisions.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.decisions.Decision;
import org.throughline.decisions.Decisions;
import org.throughline.decisions.EarlierDecisions;
import org.throughline.decisions.NextSteps;
import org.throughline.decisions.StepKind;
import org.throughline.directives.Directives;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.MeetingParts;
import org.throughline.meetings.MeetingState;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.Proceedings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Parts;
import org.throughline.shared.web.Refusals;

/// An agenda item: what was decided, the next steps, what became of it.
@Controller
class ItemController {
  private final Agenda agenda;
  private final Meetings meetings;
  private final Proceedings proceedings;
  private final Decisions decisions;
  private final NextSteps nextSteps;
  private final Directives directives;
  private final Organisations organisations;
  private final ItemPages pages;
  private final Policy policy;
  private final Trail trail;
  private final ObjectProvider<EarlierDecisions> earlier;
  private final ObjectProvider<MeetingParts> others;
  private final Parts parts;

  ItemController(
      Agenda agenda,
      Meetings meetings,
      Proceedings proceedings,
      Decisions decisions,
      NextSteps nextSteps,
      Directives directives,
      Organisations organisations,
      ItemPages pages,
      Policy policy,
      Trail trail,
      ObjectProvider<EarlierDecisions> earlier,
      ObjectProvider<MeetingParts> others,
      Parts parts) {
    this.agenda = agenda;
    this.meetings = meetings;
    this.proceedings = proceedings;
    this.decisions = decisions;
    this.nextSteps = nextSteps;
    this.directives = directives;
    this.organisations = organisations;
    this.pages = pages;
    this.policy = policy;
    this.trail = trail;
    this.earlier = earlier;
    this.others = others;
    this.parts = parts;
  }

  @GetMapping("/items/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable("id") long id, Actor actor, Language language) {
    var item = agenda.item(actor, id);
    var meeting = meetings.get(actor, item.meetingId());
    var decision = decisions.ofItem(id);
    var referredTo = decision.map(Decision::referredTo);
    var lang = meeting.language().tag();
    return Pages.page(
        "decisions/show",
        new ItemPage(
            pages.head(actor, item, meeting, language),
            decision.orElse(null),
            referredTo.map(each -> organisations.get(each).name(language)).orElse(""),
            proceedings.statements(meeting.id(), language).stream()
                .filter(each -> Objects.equals(each.itemId(), id))
                .toList(),
            pages.steps(actor, item, lang, language, null),
            meeting.state().decides(),
            mayRecord(actor, meeting, decision),
            may(actor, meeting, Permission.NEXT_STEP_ARRANGE),
            trail.of(refs(id, decision), language),
            earlier.stream()
                .flatMap(each -> each.of(actor, item, language).stream())
                .findFirst()
                .orElse(null),
            others
                .orderedStream()
                .flatMap(each -> each.ofItem(actor, meeting, item, language).stream())
                .map(each -> parts.part(each.template(), each.page()))
                .toList()));
  }

  private boolean may(Actor actor, Meeting meeting, Permission permission) {
    return meeting.state().decides() && policy.allows(actor, permission, meeting.organisationId());
  }

  private boolean mayRecord(Actor actor, Meeting meeting, Optional<Decision> decision) {
    return may(actor, meeting, Permission.OUTCOME_RECORD)
        && (decision.isEmpty() || meeting.state() != MeetingState.MINUTES_APPROVED);
  }

  private static List<Ref> refs(long itemId, Optional<Decision> decision) {
    var refs = new ArrayList<Ref>();
    refs.add(new Ref(Kind.AGENDA_ITEM, itemId));
    decision.ifPresent(each -> refs.add(new Ref(Kind.DECISION, each.id())));
    return refs;
  }

  @GetMapping("/items/{id}/decision")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView decide(@PathVariable("id") long id, Actor actor, Language language) {
    var item = own(actor, id, Permission.OUTCOME_RECORD);
    var form = decisions.ofItem(id).map(DecisionForm::of).orElseGet(DecisionForm::empty);
    return deciding(actor, item, form, language);
  }

  @PostMapping("/items/{id}/decision")
  @Requires(Permission.OUTCOME_RECORD)
  ModelAndView record(
      @PathVariable("id") long id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language) {
    var item = own(actor, id, Permission.OUTCOME_RECORD);
    var form = DecisionForm.of(sent);
    return DecisionForms.decision(form)
        .fold(decision -> decisions.record(actor, id, decision), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/items/" + id, "decisions.recorded"),
            why -> Refusals.shown(why, deciding(actor, item, form, language)));
  }

  private ModelAndView deciding(
      Actor actor, AgendaItem item, DecisionForm form, Language language) {
    var meeting = meetings.get(actor, item.meetingId());
    var bodies =
        organisations.ofBody(actor.bodyId()).stream()
            .map(each -> new DecisionPage.Choice(each.id(), each.name(language)))
            .toList();
    var carried =
        pages.conveyedAtMeeting(actor, item).stream()
            .map(each ->
                new DecisionPage.Carried(
                    each.title(),
                    directives.clauses(each.id()).stream()
                        .map(clause ->
                            new DecisionPage.Clause(
                                clause.id(), clause.number(), brief(clause.text())))
                        .toList()))
            .toList();
    return Pages.page(
        "decisions/decision",
        new DecisionPage(pages.head(actor, item, meeting, language), form, bodies, carried));
  }

  private static String brief(String text) {
    return text.length() <= 120 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
  }

  @GetMapping("/items/{id}/next-steps")
  @Requires(Permission.NEXT_STEP_ARRANGE)
  ModelAndView steps(@PathVariable("id") long id, Actor actor, Language language) {
    return arranging(actor, own(actor, id, Permission.NEXT_STEP_ARRANGE), language, null);
  }

  @PostMapping("/items/{id}/next-steps")
  @Requires(Permission.NEXT_STEP_ARRANGE)
  ModelAndView arrange(
      @PathVariable("id") long id,
      @RequestParam MultiValueMap<String, String> sent,
      Actor actor,
      Language language) {
    var item = own(actor, id, Permission.NEXT_STEP_ARRANGE);
    var choices = pages.choices(actor, id, sent);
    if (choices.isEmpty()) {
      return Refusals.shown(
          Refusal.invalid("decisions.steps.nothing"), arranging(actor, item, language, sent));
    }
    var tasks = choices.values().stream().anyMatch(each -> each.kind() == StepKind.TASKS);
    return nextSteps
        .arrange(actor, id, choices)
        .fold(
            _ ->
                Pages.seeOther("/items/" + id + (tasks ? "/next-steps" : ""), "decisions.arranged"),
            why -> Refusals.shown(why, arranging(actor, item, language, sent)));
  }

  private ModelAndView arranging(
      Actor actor,
      AgendaItem item,
      Language language,
      @Nullable MultiValueMap<String, String> sent) {
    var meeting = meetings.get(actor, item.meetingId());
    var groups = pages.steps(actor, item, meeting.language().tag(), language, sent);
    var open =
        groups.stream()
            .flatMap(group -> group.rows().stream())
            .filter(row -> row.tag() != null && row.saved() == null)
            .count();
    var rest = sent == null ? null : sent.getFirst("rest");
    return Pages.page(
        "decisions/steps",
        new StepsPage(
            pages.head(actor, item, meeting, language),
            groups,
            rest == null ? "" : rest,
            open > 1));
  }

  private AgendaItem own(Actor actor, long id, Permission permission) {
    var item = agenda.item(actor, id);
    var meeting = meetings.get(actor, item.meetingId());
    policy.require(actor, permission, meeting.organisationId());
    return item;
  }
}
