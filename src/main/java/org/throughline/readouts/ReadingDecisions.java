package org.throughline.readouts;

import static throughline.db.readouts.Tables.READING;
import static throughline.db.readouts.Tables.VALUE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// What a person says of the proposed values; can be left and resumed until the reading is
/// confirmed.
@Service
public class ReadingDecisions {
  private final DSLContext sql;
  private final Readings readings;
  private final Matches matches;
  private final ApplicationEventPublisher events;

  ReadingDecisions(
      DSLContext sql, Readings readings, Matches matches, ApplicationEventPublisher events) {
    this.sql = sql;
    this.readings = readings;
    this.matches = matches;
    this.events = events;
  }

  /// @param detail how many values are decided, of how many
  public record Decided(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "reading.decided";
    }
  }

  /// Keeps what was decided; a changed value keeps the span it came from. All of it or, where one
  /// part is refused, nothing.
  @Transactional
  public Outcome<Long> decide(Actor actor, long id, Choices choices) {
    var reading = readings.lock(actor, id);
    if (reading.state() != ReadingState.PROPOSED) {
      return Outcome.conflict("readouts.refused." + reading.state().code());
    }
    var known = matches.known(actor);
    var values = byPosition(readings.values(id));
    var refusal =
        DecisionRules.refused(choices, values, known::mayMean)
            .or(() -> foreignOrganisation(choices, known));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    store(id, choices);
    var decided = DecisionRules.decided(choices, values);
    var changed =
        decided.stream().filter(each -> !each.equals(values.get(each.position()))).toList();
    changed.forEach(each -> store(id, each));
    if (!changed.isEmpty()) {
      var done = decided.stream().filter(each -> each.decision() != ValueDecision.OPEN).count();
      events.publishEvent(
          new Decided(new Ref(Kind.READING, id), actor.who(), done + "/" + decided.size()));
    }
    return Outcome.done(id);
  }

  private static Map<Integer, ProposedValue> byPosition(List<ProposedValue> values) {
    var map = new HashMap<Integer, ProposedValue>();
    values.forEach(each -> map.put(each.position(), each));
    return map;
  }

  private static Optional<Refusal> foreignOrganisation(Choices choices, Matches.Known known) {
    var organisation = choices.organisationId();
    return organisation == null || known.isOwn(organisation)
        ? Optional.empty()
        : Optional.of(Refusal.invalid("readouts.refused.organisation"));
  }

  private void store(long id, Choices choices) {
    sql.update(READING)
        .set(READING.KEEPS_MEETING, choices.keepsMeeting())
        .set(READING.MEETING_ORGANISATION_ID, choices.organisationId())
        .set(READING.MEETING_HELD_ON, DecisionRules.date(choices.heldOn()).orElse(null))
        .where(READING.ID.eq(id))
        .execute();
  }

  private void store(long id, ProposedValue value) {
    var ref = value.ref();
    sql.update(VALUE)
        .set(VALUE.DECISION, value.decision().code())
        .set(VALUE.VALUE_, value.value())
        .set(VALUE.CODE, value.code())
        .set(VALUE.REF_KIND, ref == null ? null : ref.kind().code())
        .set(VALUE.REF_ID, ref == null ? null : ref.id())
        .where(VALUE.READING_ID.eq(id), VALUE.POSITION.eq(value.position()))
        .execute();
  }
}
