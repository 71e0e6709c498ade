package org.throughline.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.throughline.desks.DeskSource;
import org.throughline.desks.Waiting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Role;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Requests to answer, overruns to look at, and figures that are due.
@Component
class IndicatorDesk implements DeskSource {
  private final Answers answers;
  private final RequestReading reading;
  private final DueFigures due;
  private final Organisations organisations;

  IndicatorDesk(
      Answers answers, RequestReading reading, DueFigures due, Organisations organisations) {
    this.answers = answers;
    this.reading = reading;
    this.due = due;
    this.organisations = organisations;
  }

  @Override
  public List<Waiting> waiting(Actor actor, Language language) {
    var waiting = new ArrayList<Waiting>();
    if (Permission.REQUEST_ANSWER.grantedTo(actor.roles())) {
      var unit = actor.has(Role.SECRETARY) ? null : Long.valueOf(actor.organisationId());
      var owed = answers.owed(actor.bodyId(), unit, LIMIT);
      var names =
          names(owed.stream().map(Answers.Owed::askedBy).collect(Collectors.toSet()), language);
      owed.forEach(each ->
          waiting.add(
              new Waiting(
                  "indicators.desk.answer",
                  new Ref(Kind.DATA_REQUEST, each.requestId()),
                  each.title(),
                  "/data-requests/" + each.requestId() + "/answer",
                  names.getOrDefault(each.askedBy(), "") + " · " + each.fields(),
                  null,
                  each.dueOn(),
                  "indicators.desk.answer.do")));
    }
    if (Permission.OVERRUN_SEE.grantedTo(actor.roles())) {
      var overruns = reading.overruns(actor, LIMIT);
      var names =
          names(
              overruns.stream().map(DataRequest::organisationId).collect(Collectors.toSet()),
              language);
      overruns.forEach(each ->
          waiting.add(
              new Waiting(
                  "indicators.desk.overrun",
                  each.ref(),
                  each.title(),
                  "/data-requests/" + each.id() + "#overrun",
                  names.getOrDefault(each.organisationId(), ""),
                  null,
                  null,
                  "indicators.desk.overrun.do")));
    }
    if (Permission.FIGURE_ENTER.grantedTo(actor.roles()) && !actor.has(Role.OFFICIAL)) {
      due.due(actor)
          .forEach(each ->
              waiting.add(
                  new Waiting(
                      "indicators.desk.due",
                      new Ref(Kind.INDICATOR, 0),
                      each.period().code(),
                      "/figures?period=" + each.period().code(),
                      String.valueOf(each.missing()),
                      null,
                      each.by(),
                      "indicators.desk.due.do")));
    }
    return waiting;
  }

  private java.util.Map<Long, String> names(Set<Long> ids, Language language) {
    return organisations.names(ids, language);
  }
}
