package org.throughline.readouts;

import static throughline.db.meetings.Tables.AGENDA_ITEM;
import static throughline.db.readouts.Tables.READING;
import static throughline.db.readouts.Tables.VALUE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.meetings.HeldMeeting;
import org.throughline.meetings.ItemKind;
import org.throughline.meetings.Meetings;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.NewMeeting;
import org.throughline.meetings.NewStatement;
import org.throughline.meetings.StatementVerb;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Access;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Makes the records that a reading was confirmed to say: the directives conveyed, the meeting with
/// its items, attendance and statements, and the text itself as a directive with a clause for each
/// requirement. Known people and directives are linked. All of it or nothing.
@Service
public class ReadingRecords {
  private final DSLContext sql;
  private final Clock clock;
  private final Readings readings;
  private final ReadingPeople people;
  private final Organisations organisations;
  private final Directives directives;
  private final Meetings meetings;
  private final Matches matches;
  private final ApplicationEventPublisher events;

  ReadingRecords(
      DSLContext sql,
      Clock clock,
      Readings readings,
      ReadingPeople people,
      Organisations organisations,
      Directives directives,
      Meetings meetings,
      Matches matches,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.readings = readings;
    this.people = people;
    this.organisations = organisations;
    this.directives = directives;
    this.meetings = meetings;
    this.matches = matches;
    this.events = events;
  }

  public record Confirmed(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "reading.confirmed";
    }
  }

  /// A reading is confirmed once: who comes second is given what the first made. A refusal undoes
  /// what had been made before it, and nothing else of the transaction.
  @Transactional(propagation = Propagation.NESTED)
  public Outcome<Long> confirm(Actor actor, long id) {
    var reading = readings.lock(actor, id);
    return switch (reading.state()) {
      case CONFIRMED -> Outcome.done(id);
      case DISCARDED -> Outcome.conflict("readouts.refused.discarded");
      case PROPOSED -> {
        try {
          new Making(actor, reading).run();
          yield Outcome.done(id);
        } catch (Refused e) {
          TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
          yield Outcome.refused(e.refusal);
        }
      }
    };
  }

  /// Leaves the making where some record is refused; never leaves this class.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.key(), null, false, false);
      this.refusal = refusal;
    }
  }

  private static <T> T made(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new Refused(why);
        });
  }

  /// One confirmation, with the records it has made so far by the position of their value.
  private final class Making {
    private final Actor actor;
    private final KeptReading reading;
    private final List<ProposedValue> values;
    private final ConfirmedValues kept;
    private final Map<Integer, Ref> became = new LinkedHashMap<>();

    Making(Actor actor, KeptReading reading) {
      this.actor = actor;
      this.reading = reading;
      this.values = readings.values(reading.id());
      this.kept = ConfirmedValues.of(reading, values);
    }

    void run() {
      var open = values.stream().filter(each -> each.decision() == ValueDecision.OPEN).count();
      if (open > 0) {
        throw new Refused(Refusal.invalid("readouts.refused.open", open));
      }
      var known = matches.known(actor);
      kept.all(ValueField.CONVEYED).forEach(each -> became(each, conveyed(each, known)));
      kept.all(ValueField.INSTRUMENT)
          .forEach(each ->
              known.directive(each.value()).ifPresent(ref -> became.put(each.position(), ref)));
      var meeting = reading.keepsMeeting() ? meeting() : null;
      var directive = wholeText();
      var about = meeting == null ? directive : meeting;
      link(directive, ValueField.TITLE, ValueField.PUBLISHED, ValueField.SOURCE);
      link(about, ValueField.KIND, ValueField.SESSION, ValueField.ENLARGED);
      link(about, ValueField.HELD, ValueField.PLACE);
      store(directive, meeting);
    }

    private void became(ProposedValue value, Ref ref) {
      became.put(value.position(), ref);
    }

    private void link(Ref ref, ValueField... fields) {
      for (var field : fields) {
        kept.all(field).forEach(each -> became(each, ref));
      }
    }

    private Ref conveyed(ProposedValue value, Matches.Known known) {
      var ref = value.ref();
      if (ref != null) {
        return ref;
      }
      var title = ConfirmedValues.cut(Matches.squeezed(value.value()), 500);
      var earlier = earlier(title);
      return earlier != null ? earlier : new Ref(Kind.DIRECTIVE, register(title, value));
    }

    /// The same title twice in one text is one directive.
    private @Nullable Ref earlier(String title) {
      return kept.all(ValueField.CONVEYED).stream()
          .filter(each -> became.containsKey(each.position()))
          .filter(each -> Matches.squeezed(each.value()).equals(title))
          .map(each -> became.get(each.position()))
          .findFirst()
          .orElse(null);
    }

    private long register(String title, ProposedValue value) {
      return made(
          directives.register(
              actor,
              new NewDirective(
                  ConfirmedValues.kindOf(title),
                  title,
                  null,
                  null,
                  null,
                  reading.language(),
                  Access.INTERNAL,
                  kept.passage(value))));
    }

    private Ref meeting() {
      var organisation = reading.meetingOrganisationId();
      if (organisation == null) {
        throw new Refused(Refusal.invalid("readouts.refused.no_organisation"));
      }
      var held = kept.held();
      if (held == null) {
        throw new Refused(Refusal.invalid("readouts.refused.no_day"));
      }
      var items = items();
      var attendance = people.attendance(actor, kept, became);
      long id =
          made(
              meetings.recordHeld(
                  actor,
                  new HeldMeeting(
                      new NewMeeting(
                          organisation,
                          kept.title(),
                          kept.form(),
                          kept.words(ValueField.SESSION),
                          held,
                          kept.words(ValueField.PLACE),
                          reading.language(),
                          Access.INTERNAL),
                      List.copyOf(items.values()),
                      attendance,
                      statements())));
      linkItems(id, List.copyOf(items.keySet()));
      link(new Ref(Kind.ORGANISATION, organisation), ValueField.BODY);
      return new Ref(Kind.MEETING, id);
    }

    /// By the position of the value that each comes from, in the order of the agenda.
    private Map<ProposedValue, NewItem> items() {
      var items = new LinkedHashMap<ProposedValue, NewItem>();
      for (var each : kept.all(ValueField.CONVEYED)) {
        var directive = became.get(each.position());
        if (directive != null) {
          items.put(each, item(ItemKind.CONVEY, each, List.of(directive.id())));
        }
      }
      for (var each : kept.all(ValueField.BUSINESS)) {
        items.put(each, item(ConfirmedValues.itemKind(each.code()), each, List.of()));
      }
      return items;
    }

    private static NewItem item(ItemKind kind, ProposedValue value, List<Long> conveys) {
      var words = Matches.squeezed(value.value());
      var title = ConfirmedValues.cut(words, 300);
      return new NewItem(kind, title, title.equals(words) ? null : words, conveys);
    }

    private List<NewStatement> statements() {
      return kept.all(ValueField.REQUIREMENT).stream()
          .map(each ->
              new NewStatement(
                  null,
                  StatementVerb.REQUIRED,
                  null,
                  null,
                  Matches.squeezed(each.value()),
                  kept.wordsOf(each, ValueField.ADDRESSEE)))
          .toList();
    }

    private void linkItems(long meeting, List<ProposedValue> inOrder) {
      var ids =
          sql.select(AGENDA_ITEM.ID)
              .from(AGENDA_ITEM)
              .where(AGENDA_ITEM.MEETING_ID.eq(meeting))
              .orderBy(AGENDA_ITEM.NUMBER)
              .limit(Proposals.MOST)
              .fetch(AGENDA_ITEM.ID);
      for (int i = 0; i < ids.size(); i++) {
        if (inOrder.get(i).field() == ValueField.BUSINESS) {
          became(inOrder.get(i), new Ref(Kind.AGENDA_ITEM, ids.get(i)));
        }
      }
    }

    private Ref wholeText() {
      long id =
          made(
              directives.register(
                  actor,
                  new NewDirective(
                      kept.kind(),
                      kept.title(),
                      issuer(),
                      null,
                      kept.dated(),
                      reading.language(),
                      Access.INTERNAL,
                      reading.text())));
      for (var each : kept.all(ValueField.REQUIREMENT)) {
        var clause = new Ref(Kind.CLAUSE, made(directives.addClause(actor, id, clause(each))));
        became(each, clause);
        kept.all(ValueField.ADDRESSEE).stream()
            .filter(addressee -> addressee.of() != null && addressee.of() == each.position())
            .forEach(addressee -> became(addressee, clause));
      }
      return new Ref(Kind.DIRECTIVE, id);
    }

    private NewClause clause(ProposedValue value) {
      return new NewClause(
          ClauseKind.REQUIREMENT,
          value.value(),
          value.span().begin(),
          value.span().end(),
          kept.wordsOf(value, ValueField.ADDRESSEE));
    }

    private @Nullable String issuer() {
      var organisation = reading.meetingOrganisationId();
      if (reading.keepsMeeting() && organisation != null) {
        return organisations.get(organisation).name(reading.language());
      }
      var body = kept.words(ValueField.BODY);
      var issuer = body == null ? kept.words(ValueField.SOURCE) : body;
      return issuer == null ? null : ConfirmedValues.cut(issuer, 300);
    }

    private void store(Ref directive, @Nullable Ref meeting) {
      var queries = new ArrayList<Query>();
      for (var value : values) {
        var ref = became.get(value.position());
        queries.add(
            sql.update(VALUE)
                .set(VALUE.REF_KIND, ref == null ? null : ref.kind().code())
                .set(VALUE.REF_ID, ref == null ? null : ref.id())
                .where(VALUE.READING_ID.eq(reading.id()), VALUE.POSITION.eq(value.position())));
      }
      sql.batch(queries).execute();
      sql.update(READING)
          .set(READING.STATE, ReadingState.CONFIRMED.code())
          .set(READING.CONFIRMED_AT, clock.instant())
          .set(READING.CONFIRMED_BY, actor.personId())
          .set(READING.MEETING_ID, meeting == null ? null : meeting.id())
          .set(READING.DIRECTIVE_ID, directive.id())
          .where(READING.ID.eq(reading.id()))
          .execute();
      events.publishEvent(new Confirmed(new Ref(Kind.READING, reading.id()), actor.who()));
    }
  }
}
