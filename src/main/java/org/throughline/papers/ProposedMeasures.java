package org.throughline.papers;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static throughline.db.papers.Tables.MEASURE;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.directives.Clause;
import org.throughline.directives.Directive;
import org.throughline.directives.Directives;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// The three-way view of an item: the superior's clause, the measure proposed for it, the measure
/// adopted. A proposal may be written anew until the meeting has ended; each earlier wording stays.
@Service
public class ProposedMeasures {
  private static final int REVISIONS = 5_000;

  private final DSLContext sql;
  private final Agenda agenda;
  private final Meetings meetings;
  private final Directives directives;
  private final ObjectProvider<AdoptedMeasures> adopted;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  ProposedMeasures(
      DSLContext sql,
      Agenda agenda,
      Meetings meetings,
      Directives directives,
      ObjectProvider<AdoptedMeasures> adopted,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.agenda = agenda;
    this.meetings = meetings;
    this.directives = directives;
    this.adopted = adopted;
    this.clock = clock;
    this.events = events;
  }

  /// @param revision from 1
  /// @param text empty where the proposal was taken back
  public record Proposed(int revision, String text, Instant at) {}

  /// @param proposed newest first; empty where nothing was proposed
  public record Row(Clause clause, List<Proposed> proposed, AdoptedMeasures.Adopted adopted) {
    public Row {
      proposed = List.copyOf(proposed);
    }

    /// As it stands; empty for none.
    public String now() {
      return proposed.isEmpty() ? "" : proposed.getFirst().text();
    }
  }

  public record OfDirective(Directive directive, List<Row> rows) {
    public OfDirective {
      rows = List.copyOf(rows);
    }
  }

  private static final AdoptedMeasures.Adopted NOTHING =
      new AdoptedMeasures.Adopted(List.of(), "", "");

  /// Of the directives that the item conveys, or, where it deliberates a proposal, that its meeting
  /// conveys, those that the actor may see.
  public List<OfDirective> ofItem(Actor actor, AgendaItem item) {
    var proposed = proposed(item.id());
    var decided = new HashMap<Long, AdoptedMeasures.Adopted>();
    adopted.forEach(each -> decided.putAll(each.ofMeeting(actor, item.meetingId())));
    var found = new ArrayList<OfDirective>();
    for (long id : directives(actor, item)) {
      directives
          .find(actor, id)
          .ifPresent(directive ->
              found.add(
                  new OfDirective(
                      directive,
                      directives.clauses(id).stream()
                          .map(clause ->
                              new Row(
                                  clause,
                                  proposed.getOrDefault(clause.id(), List.of()),
                                  decided.getOrDefault(clause.id(), NOTHING)))
                          .toList())));
    }
    return found;
  }

  /// Ids of the directives with which the item has to do.
  public List<Long> directives(Actor actor, AgendaItem item) {
    return item.kind() == ItemKind.PROPOSAL
        ? agenda.items(actor, item.meetingId()).stream()
            .flatMap(each -> each.directiveIds().stream())
            .distinct()
            .toList()
        : item.directiveIds();
  }

  private Map<Long, List<Proposed>> proposed(long itemId) {
    return sql.select(MEASURE.CLAUSE_ID, MEASURE.REVISION, MEASURE.TEXT, MEASURE.PROPOSED_AT)
        .from(MEASURE)
        .where(MEASURE.AGENDA_ITEM_ID.eq(itemId))
        .orderBy(MEASURE.CLAUSE_ID, MEASURE.REVISION.desc())
        .limit(REVISIONS)
        .fetchGroups(
            row -> row.value1(), row -> new Proposed(row.value2(), row.value3(), row.value4()));
  }

  /// What was typed for each clause; a clause whose text is the same as it stands has no new
  /// revision. Clauses with which the item has nothing to do are passed over.
  @Transactional
  public Outcome<Long> propose(Actor actor, long itemId, Map<Long, String> texts) {
    var item = agenda.item(actor, itemId);
    var meeting = meetings.lock(actor, item.meetingId(), MEETING_PREPARE);
    if (!meeting.state().agendaOpen()) {
      return Outcome.conflict("papers.refused.measures_late");
    }
    var changed = 0;
    for (var group : ofItem(actor, item)) {
      for (var row : group.rows()) {
        var typed = texts.get(row.clause().id());
        if (typed == null || typed.strip().equals(row.now())) {
          continue;
        }
        var refusal = PaperRules.tooLong("measure", typed, PaperRules.MEASURE);
        if (refusal.isPresent()) {
          return Outcome.refused(refusal.get());
        }
        write(actor, itemId, row, typed.strip());
        changed++;
      }
    }
    if (changed > 0) {
      events.publishEvent(
          new PaperEvent.Proposed(new Ref(Kind.AGENDA_ITEM, itemId), actor.who(), changed));
    }
    return Outcome.done(itemId);
  }

  private void write(Actor actor, long itemId, Row row, String text) {
    sql.insertInto(MEASURE)
        .set(MEASURE.AGENDA_ITEM_ID, itemId)
        .set(MEASURE.CLAUSE_ID, row.clause().id())
        .set(
            MEASURE.REVISION,
            row.proposed().isEmpty() ? 1 : row.proposed().getFirst().revision() + 1)
        .set(MEASURE.TEXT, text)
        .set(MEASURE.PROPOSED_AT, clock.instant())
        .set(MEASURE.PROPOSED_BY, actor.personId())
        .execute();
  }
}
