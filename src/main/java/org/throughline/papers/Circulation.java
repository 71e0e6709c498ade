package org.throughline.papers;

import static throughline.db.invitations.Tables.INVITATION;
import static throughline.db.meetings.Tables.ATTENDANCE;
import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.papers.Tables.PAPER;
import static throughline.db.papers.Tables.READING;
import static throughline.db.papers.Tables.RECEIPT;
import static throughline.db.papers.Tables.VERSION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.papers.PaperEvent.What;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Papers sent to people to read, with a receipt for each of them: nobody else's reading is written
/// down. A new version asks to be read anew.
@Service
public class Circulation {
  static final int READERS = 2_000;

  private final DSLContext sql;
  private final Papers papers;
  private final Meetings meetings;
  private final People people;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Circulation(
      DSLContext sql,
      Papers papers,
      Meetings meetings,
      People people,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.papers = papers;
    this.meetings = meetings;
    this.people = people;
    this.clock = clock;
    this.events = events;
  }

  public enum How implements Coded {
    /// The file was fetched.
    OPENED,
    /// Its reader said so.
    CONFIRMED
  }

  /// @param readBy null where no day was set
  /// @param version the newest they have read; null for none
  public record Receipt(
      long personId,
      String name,
      Instant sentAt,
      @Nullable LocalDate readBy,
      @Nullable LocalDate remindedOn,
      @Nullable Integer version,
      @Nullable Instant readAt,
      @Nullable How how) {

    public boolean read(Paper paper) {
      return version != null && version == paper.latest().number();
    }
  }

  /// To people of the body, and to those whom the meeting knows already. Sent again, only the day
  /// changes.
  @Transactional
  public Outcome<Long> circulate(
      Actor actor, long paperId, Collection<Long> personIds, @Nullable LocalDate readBy) {
    var paper = papers.lock(actor, paperId);
    if (!paper.standing()) {
      return Outcome.conflict("papers.refused.withdrawn");
    }
    if (personIds.isEmpty()) {
      return Outcome.invalid("papers.refused.nobody");
    }
    var refusal = PaperRules.readBy(readBy, LocalDate.now(clock));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    requireKnown(actor, paper, personIds);
    var fresh = new LinkedHashSet<Long>();
    for (long person : personIds) {
      if (send(actor, paperId, person, readBy)) {
        fresh.add(person);
      }
    }
    events.publishEvent(new PaperEvent.Circulated(paper.ref(), actor.who(), fresh, readBy));
    return Outcome.done(paperId);
  }

  private boolean send(Actor actor, long paper, long person, @Nullable LocalDate readBy) {
    var written =
        sql.insertInto(RECEIPT)
            .set(RECEIPT.PAPER_ID, paper)
            .set(RECEIPT.PERSON_ID, person)
            .set(RECEIPT.SENT_AT, clock.instant())
            .set(RECEIPT.SENT_BY, actor.personId())
            .set(RECEIPT.READ_BY, readBy)
            .onConflictDoNothing()
            .execute();
    if (written == 0) {
      sql.update(RECEIPT)
          .set(RECEIPT.READ_BY, readBy)
          .where(RECEIPT.PAPER_ID.eq(paper), RECEIPT.PERSON_ID.eq(person))
          .execute();
    }
    return written == 1;
  }

  private void requireKnown(Actor actor, Paper paper, Collection<Long> personIds) {
    var known = people.byId(personIds);
    var invited = called(paper.meetingId());
    for (long id : personIds) {
      var person = known.get(id);
      if (person == null || (person.bodyId() != actor.bodyId() && !invited.contains(id))) {
        throw new NotFound(new Ref(Kind.PERSON, id));
      }
    }
  }

  /// Whom the meeting knows: called to it, or on its list, from whatever body.
  public Set<Long> called(long meetingId) {
    return sql.select(INVITATION.PERSON_ID)
        .from(INVITATION)
        .where(INVITATION.MEETING_ID.eq(meetingId), INVITATION.WITHDRAWN_AT.isNull())
        .union(
            DSL.select(ATTENDANCE.PERSON_ID)
                .from(ATTENDANCE)
                .where(ATTENDANCE.MEETING_ID.eq(meetingId), ATTENDANCE.PERSON_ID.isNotNull()))
        .orderBy(1)
        .limit(READERS)
        .fetchSet(row -> row.value1());
  }

  /// By name. Whoever asks keeps the paper.
  public List<Receipt> receipts(Actor actor, Paper paper, Language language) {
    meetings.get(actor, paper.meetingId());
    return list(RECEIPT.PAPER_ID.eq(paper.id()), language);
  }

  /// The actor's own, for their own page; empty where the paper was not sent to them.
  public List<Receipt> own(Actor actor, long paperId, Language language) {
    return list(RECEIPT.PAPER_ID.eq(paperId).and(RECEIPT.PERSON_ID.eq(actor.personId())), language);
  }

  private List<Receipt> list(Condition where, Language language) {
    var latest = READING.as("latest");
    var last =
        DSL.lateral(
                DSL.select(READING.VERSION, READING.AT, READING.HOW)
                    .from(READING)
                    .where(
                        READING.PAPER_ID.eq(RECEIPT.PAPER_ID),
                        READING.PERSON_ID.eq(RECEIPT.PERSON_ID))
                    .orderBy(READING.VERSION.desc())
                    .limit(1))
            .as(latest);
    return sql.select(
            RECEIPT.PERSON_ID,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            RECEIPT.SENT_AT,
            RECEIPT.READ_BY,
            RECEIPT.REMINDED_ON,
            latest.VERSION,
            latest.AT,
            latest.HOW)
        .from(RECEIPT)
        .join(PERSON)
        .on(PERSON.ID.eq(RECEIPT.PERSON_ID))
        .leftJoin(last)
        .on(DSL.trueCondition())
        .where(where)
        .orderBy(PERSON.NAME_EN, PERSON.NAME_ZH, RECEIPT.PERSON_ID)
        .limit(READERS)
        .fetch(row ->
            new Receipt(
                row.value1(),
                language.pick(row.value2(), row.value3()),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9() == null ? null : Coded.of(How.class, row.value9())));
  }

  /// Writes down that the actor has read a version, where it was sent to them; the first time
  /// counts.
  @Transactional
  public void read(Actor actor, Paper paper, int version, How how) {
    var sent =
        sql.fetchExists(
            RECEIPT, RECEIPT.PAPER_ID.eq(paper.id()).and(RECEIPT.PERSON_ID.eq(actor.personId())));
    if (!sent) {
      return;
    }
    var written =
        sql.insertInto(READING)
            .set(READING.PAPER_ID, paper.id())
            .set(READING.VERSION, version)
            .set(READING.PERSON_ID, actor.personId())
            .set(READING.AT, clock.instant())
            .set(READING.HOW, how.code())
            .onConflictDoNothing()
            .execute();
    if (written == 1) {
      events.publishEvent(
          new PaperEvent.Kept(paper.ref(), actor.who(), What.READ, Integer.toString(version)));
    }
  }

  /// Whoever has not read the latest version is told again, once a day.
  @Transactional
  public Outcome<Long> remind(Actor actor, long paperId) {
    var paper = papers.lock(actor, paperId);
    if (!paper.standing()) {
      return Outcome.conflict("papers.refused.withdrawn");
    }
    return remind(paper, actor.who(), null) == 0
        ? Outcome.conflict("papers.refused.nobody_to_remind")
        : Outcome.done(paperId);
  }

  /// @param until only those asked to have read it by then; null for all who have not
  int remind(Paper paper, Who by, @Nullable LocalDate until) {
    var today = LocalDate.now(clock);
    var waiting =
        sql.select(RECEIPT.PERSON_ID, RECEIPT.READ_BY)
            .from(RECEIPT)
            .where(
                RECEIPT.PAPER_ID.eq(paper.id()),
                RECEIPT.REMINDED_ON.isNull().or(RECEIPT.REMINDED_ON.lt(today)),
                until == null ? DSL.noCondition() : RECEIPT.READ_BY.le(until),
                unread(RECEIPT.PAPER_ID, RECEIPT.PERSON_ID))
            .orderBy(RECEIPT.PERSON_ID)
            .limit(READERS)
            .fetch();
    if (waiting.isEmpty()) {
      return 0;
    }
    Set<Long> readers =
        waiting.stream().map(row -> row.value1()).collect(Collectors.toUnmodifiableSet());
    sql.update(RECEIPT)
        .set(RECEIPT.REMINDED_ON, today)
        .where(RECEIPT.PAPER_ID.eq(paper.id()), RECEIPT.PERSON_ID.in(readers))
        .execute();
    events.publishEvent(
        new PaperEvent.Reminded(paper.ref(), by, readers, waiting.getFirst().value2()));
    return readers.size();
  }

  /// The latest version of the paper has not been read by the person.
  static Condition unread(Field<Long> paper, Field<Long> person) {
    var newest =
        DSL.select(DSL.max(VERSION.NUMBER)).from(VERSION).where(VERSION.PAPER_ID.eq(paper));
    return DSL.notExists(
        DSL.selectOne()
            .from(READING)
            .where(READING.PAPER_ID.eq(paper), READING.PERSON_ID.eq(person))
            .and(READING.VERSION.eq(newest)));
  }

  /// Standing papers that somebody has not read who was asked to by then, and nobody has reminded.
  List<Long> due(LocalDate today, LocalDate until) {
    return sql.selectDistinct(RECEIPT.PAPER_ID)
        .from(RECEIPT)
        .join(PAPER)
        .on(PAPER.ID.eq(RECEIPT.PAPER_ID))
        .where(
            RECEIPT.READ_BY.between(today, until),
            PAPER.WITHDRAWN_AT.isNull(),
            RECEIPT.REMINDED_ON.isNull(),
            unread(RECEIPT.PAPER_ID, RECEIPT.PERSON_ID))
        .orderBy(RECEIPT.PAPER_ID)
        .limit(500)
        .fetch(RECEIPT.PAPER_ID);
  }
}
