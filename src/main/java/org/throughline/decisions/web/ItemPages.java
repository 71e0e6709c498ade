package org.throughline.decisions.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.throughline.decisions.FollowUp;
import org.throughline.decisions.NextSteps;
import org.throughline.decisions.NextSteps.Need;
import org.throughline.decisions.StepKind;
import org.throughline.directives.Correction;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.lines.Card;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.Meeting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Typed;

/// Puts together what the pages about an item share: its head, and its clauses with their steps.
@Component
class ItemPages {
  private final Agenda agenda;
  private final Directives directives;
  private final NextSteps nextSteps;
  private final ObjectProvider<FollowUp> followUps;
  private final Organisations organisations;

  ItemPages(
      Agenda agenda,
      Directives directives,
      NextSteps nextSteps,
      ObjectProvider<FollowUp> followUps,
      Organisations organisations) {
    this.agenda = agenda;
    this.directives = directives;
    this.nextSteps = nextSteps;
    this.followUps = followUps;
    this.organisations = organisations;
  }

  ItemHead head(Actor actor, AgendaItem item, Meeting meeting, Language language) {
    return new ItemHead(
        item.id(),
        item.number(),
        "meetings.kind." + item.kind().code(),
        item.title(),
        item.text(),
        meeting.language().tag(),
        meeting.id(),
        meeting.title(),
        organisations.get(meeting.organisationId()).name(language),
        meeting.heldOn(),
        conveyed(actor, item).stream()
            .map(each -> new ItemHead.Directive(each.id(), each.title(), each.language().tag()))
            .toList());
  }

  /// What the item conveys, as far as the actor may see it.
  List<Directive> conveyed(Actor actor, AgendaItem item) {
    return visible(actor, item.directiveIds());
  }

  /// What any item of the meeting conveys, as far as the actor may see it.
  List<Directive> conveyedAtMeeting(Actor actor, AgendaItem item) {
    return visible(actor, agenda.conveyedAt(item.meetingId()));
  }

  private List<Directive> visible(Actor actor, List<Long> directiveIds) {
    return directiveIds.stream().map(id -> find(actor, id)).flatMap(Optional::stream).toList();
  }

  private Optional<Directive> find(Actor actor, long id) {
    try {
      return Optional.of(directives.get(actor, id));
    } catch (NotFound e) {
      return Optional.empty();
    }
  }

  /// Clauses by directive, then the decision's, or the item as a whole; clauses of directives that
  /// the actor may not see are left out.
  ///
  /// @param typed what was chosen and refused; null where the form is fresh
  List<StepGroup> steps(
      Actor actor,
      AgendaItem item,
      String lang,
      Language language,
      @Nullable MultiValueMap<String, String> typed) {
    var needs = nextSteps.needs(actor, item.id());
    var tasks = tasks(actor, needs, language);
    var groups = new ArrayList<StepGroup>();
    for (var directive : conveyed(actor, item)) {
      var rows =
          needs.stream()
              .filter(need -> isOf(need, directive))
              .map(need -> row(need, item, directive.language().tag(), needs, tasks, typed))
              .toList();
      add(
          groups,
          "directive-" + directive.id(),
          "decisions.steps.of_directive",
          directive.title(),
          rows);
    }
    var own =
        needs.stream()
            .filter(need -> need.decisionClause() != null)
            .map(need -> row(need, item, lang, needs, tasks, typed))
            .toList();
    add(groups, "decision", "decisions.steps.of_decision", "", own);
    var whole =
        needs.stream()
            .filter(need -> need.about().kind() == Kind.AGENDA_ITEM)
            .map(need -> row(need, item, lang, needs, tasks, typed))
            .toList();
    add(groups, "whole", "decisions.steps.whole", "", whole);
    return groups;
  }

  private static boolean isOf(Need need, Directive directive) {
    var clause = need.clause();
    return clause != null && clause.directiveId() == directive.id();
  }

  private static void add(
      List<StepGroup> groups, String id, String key, String title, List<StepRow> rows) {
    if (!rows.isEmpty()) {
      groups.add(new StepGroup(id, key, title, rows));
    }
  }

  private Map<Ref, List<Card>> tasks(Actor actor, Collection<Need> needs, Language language) {
    var refs =
        needs.stream()
            .map(Need::about)
            .filter(ref -> ref.kind() != Kind.AGENDA_ITEM)
            .collect(Collectors.toUnmodifiableList());
    var found = new HashMap<Ref, List<Card>>();
    if (!refs.isEmpty()) {
      followUps.forEach(each -> found.putAll(each.tasksFor(refs, actor, language)));
    }
    return found;
  }

  private static StepRow row(
      Need need,
      AgendaItem item,
      String lang,
      List<Need> all,
      Map<Ref, List<Card>> tasks,
      @Nullable MultiValueMap<String, String> typed) {
    var key = key(need.about());
    var step = need.step();
    var clause = need.clause();
    var decisionClause = need.decisionClause();
    var chosen = typed != null ? typed.getFirst("step-" + key) : null;
    if (chosen == null && step != null) {
      chosen = step.kind().code();
    }
    var reason = typed != null ? typed.getFirst("reason-" + key) : null;
    if (reason == null) {
      reason = step == null ? null : step.reason();
    }
    return new StepRow(
        key,
        need.about().id(),
        clause != null
            ? Integer.valueOf(clause.number())
            : decisionClause == null ? null : Integer.valueOf(decisionClause.number()),
        clause != null
            ? clause.text()
            : decisionClause == null ? item.title() : decisionClause.text(),
        lang,
        clause == null ? null : clause.kind().code(),
        decisionClause == null ? null : number(decisionClause.carriesClauseId(), all),
        Arrays.stream(StepKind.values()).filter(kind -> kind.fits(need.about().kind())).toList(),
        chosen,
        reason == null ? "" : reason,
        step == null ? null : step.kind(),
        step == null ? null : step.reason(),
        tasks.getOrDefault(need.about(), List.of()),
        issue(need.about(), item.id()),
        need.overtaken(),
        need.corrected() == null ? null : corrected(need.corrected()));
  }

  private static String corrected(Correction correction) {
    var clause = correction.clauseId();
    return (clause == null ? "/directives/" + correction.directiveId() : "/clauses/" + clause)
        + "#corrections";
  }

  private static @Nullable Integer number(@Nullable Long clauseId, List<Need> all) {
    for (var need : all) {
      var clause = need.clause();
      if (clause != null && clauseId != null && clause.id() == clauseId) {
        return clause.number();
      }
    }
    return null;
  }

  private static @Nullable String issue(Ref about, long itemId) {
    return switch (about.kind()) {
      case CLAUSE -> "/tasks/new?clause=" + about.id() + "&item=" + itemId;
      case DECISION_CLAUSE -> "/tasks/new?decisionClause=" + about.id() + "&item=" + itemId;
      default -> null;
    };
  }

  static String key(Ref about) {
    return switch (about.kind()) {
      case CLAUSE -> "c" + about.id();
      case DECISION_CLAUSE -> "d" + about.id();
      default -> "i";
    };
  }

  /// The choices sent, by what they are about. `rest` answers for the directives' clauses that have
  /// no step and for which nothing else was chosen.
  Map<Ref, NextSteps.Choice> choices(Actor actor, long itemId, MultiValueMap<String, String> sent) {
    var rest = Coded.find(StepKind.class, sent.getFirst("rest"));
    var choices = new LinkedHashMap<Ref, NextSteps.Choice>();
    for (var need : nextSteps.needs(actor, itemId)) {
      var key = key(need.about());
      var chosen = Coded.find(StepKind.class, sent.getFirst("step-" + key));
      if (chosen.isPresent()) {
        choices.put(
            need.about(),
            new NextSteps.Choice(chosen.get(), Typed.text(sent.getFirst("reason-" + key))));
      } else if (need.clause() != null && need.step() == null && rest.isPresent()) {
        choices.put(need.about(), new NextSteps.Choice(rest.get(), null));
      }
    }
    return choices;
  }
}
