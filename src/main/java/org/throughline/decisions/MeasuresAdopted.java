package org.throughline.decisions;

import static throughline.db.meetings.Tables.AGENDA_ITEM;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.organisations.Actor;
import org.throughline.papers.AdoptedMeasures;
import org.throughline.shared.Kind;

/// What the meeting decided about each clause, for the view beside what was proposed: the
/// decision's clauses that carry it out, and how it was answered.
@Component
class MeasuresAdopted implements AdoptedMeasures {
  private final DecisionQueries queries;
  private final Agenda agenda;

  MeasuresAdopted(DecisionQueries queries, Agenda agenda) {
    this.queries = queries;
    this.agenda = agenda;
  }

  @Override
  public Map<Long, Adopted> ofMeeting(Actor actor, long meetingId) {
    var texts = new HashMap<Long, List<String>>();
    queries.list(AGENDA_ITEM.MEETING_ID.eq(meetingId).and(DecisionQueries.visible(actor))).stream()
        .flatMap(decision -> decision.clauses().stream())
        .forEach(clause -> {
          var carried = clause.carriesClauseId();
          if (carried != null) {
            texts.computeIfAbsent(carried, _ -> new ArrayList<>()).add(clause.text());
          }
        });
    var adopted = new HashMap<Long, Adopted>();
    var items = agenda.items(actor, meetingId).stream().map(AgendaItem::id).toList();
    for (var step : queries.steps(items)) {
      if (step.about().kind() == Kind.CLAUSE) {
        var reason = step.reason();
        adopted.put(
            step.about().id(),
            new Adopted(
                texts.getOrDefault(step.about().id(), List.of()),
                "decisions.step." + step.kind().code(),
                reason == null ? "" : reason));
      }
    }
    texts.forEach((clause, each) -> adopted.putIfAbsent(clause, new Adopted(each, "", "")));
    return adopted;
  }
}
