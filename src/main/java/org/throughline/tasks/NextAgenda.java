package org.throughline.tasks;

import static throughline.db.meetings.Tables.MEETING;
import static throughline.db.tasks.Tables.BROUGHT_UP;
import static throughline.db.tasks.Tables.ESCALATION;
import static throughline.db.tasks.Tables.TASK;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.meetings.FollowUps;
import org.throughline.meetings.MeetingCards;
import org.throughline.meetings.MeetingMoved;
import org.throughline.meetings.MeetingState;
import org.throughline.organisations.Actor;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// The ladder's last rung: a late task comes before the next meeting of whoever decided it, under
/// the item that reports on earlier decisions; one that nobody decided, before whoever in the
/// issuing body conveyed its directive, or hears such reports at each meeting. It is put on an
/// agenda once; where no meeting is planned it waits for one.
@Service
public class NextAgenda {
  private static final int AT_A_TIME = 500;

  private final DSLContext sql;
  private final FollowUps followUps;
  private final FollowUpRows rows;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  NextAgenda(
      DSLContext sql,
      FollowUps followUps,
      FollowUpRows rows,
      TransactionTemplate transaction,
      Clock clock,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.followUps = followUps;
    this.rows = rows;
    this.transaction = transaction;
    this.clock = clock;
    this.events = events;
  }

  /// A late task was put before a meeting.
  ///
  /// @param detail the day of the meeting
  public record BroughtUp(Ref about, Who by, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "task.brought_up";
    }
  }

  private record Waiting(long escalation, long task, long meeting) {}

  /// @return how many were put on an agenda
  int bring(LocalDate today) {
    var brought = 0;
    for (var each : waiting(today, null)) {
      Boolean put = transaction.execute(_ -> bring(each));
      brought += Boolean.TRUE.equals(put) ? 1 : 0;
    }
    return brought;
  }

  /// What waited for a meeting comes before the one just planned.
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(MeetingMoved moved) {
    if (moved.to() == MeetingState.PLANNED) {
      waiting(LocalDate.now(clock), moved.about().id()).forEach(this::bring);
    }
  }

  /// Late tasks on the last rung that are on no agenda for this deadline, each with the meeting it
  /// should come before.
  private List<Waiting> waiting(LocalDate today, @Nullable Long onlyMeeting) {
    return sql.resultQuery(
            """
            select w.escalation_id, w.task_id, w.meeting_id
              from (select e.id as escalation_id, t.id as task_id,
                           (select m.id
                              from meetings.meeting m
                              join organisations.organisation o on o.id = m.organisation_id
                             where m.state in ('planned', 'convened')
                               and coalesce(m.held_on, {0}) >= {0}
                               and case when t.decision_clause_id is null then o.body_id = e.organisation_id and m.access = 'internal'
                                               and (exists (select from meetings.follow_up_rule r where r.organisation_id = m.organisation_id)
                                                    or exists (select from directives.clause c
                                                                 join meetings.agenda_item_directive cd on cd.directive_id = c.directive_id
                                                                 join meetings.agenda_item ci on ci.id = cd.agenda_item_id
                                                                 join meetings.meeting cm on cm.id = ci.meeting_id
                                                                where c.id = t.clause_id and cm.organisation_id = m.organisation_id))
                                        else m.organisation_id = (select dm.organisation_id
                                                                    from decisions.decision_clause dc
                                                                    join decisions.decision d on d.id = dc.decision_id
                                                                    join meetings.agenda_item di on di.id = d.agenda_item_id
                                                                    join meetings.meeting dm on dm.id = di.meeting_id
                                                                   where dc.id = t.decision_clause_id) end
                               and not exists (select from tasks.brought_up b where b.escalation_id = e.id and b.meeting_id = m.id)
                             order by m.held_on nulls last, m.id
                             limit 1) as meeting_id
                      from tasks.escalation e
                      join tasks.task t on t.id = e.task_id and t.deadline = e.deadline
                     where e.step = 'agenda' and e.held_up is null and t.state = any({1})
                       and not exists (select from tasks.brought_up b
                                         join meetings.meeting m on m.id = b.meeting_id
                                        where b.escalation_id = e.id and b.item_id is not null and m.state <> 'cancelled')) w
             where w.meeting_id is not null and ({2}::bigint is null or w.meeting_id = {2})
             order by w.escalation_id
             limit {3}
            """,
            DSL.val(today),
            DSL.val(Reminders.outstanding()),
            DSL.val(onlyMeeting, Long.class),
            DSL.val(AT_A_TIME))
        .fetch(row ->
            new Waiting(row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class)));
  }

  /// The meeting is locked before its agenda changes; somebody else may have been quicker.
  private boolean bring(Waiting each) {
    var put = followUps.putByItself(each.meeting()).orElse(null);
    if (put == null) {
      return false;
    }
    var written =
        sql.insertInto(BROUGHT_UP)
            .set(BROUGHT_UP.ESCALATION_ID, each.escalation())
            .set(BROUGHT_UP.MEETING_ID, each.meeting())
            .set(BROUGHT_UP.ITEM_ID, put.itemId())
            .set(BROUGHT_UP.MADE, put.fresh())
            .set(BROUGHT_UP.AT, clock.instant())
            .onConflictDoNothing()
            .execute();
    if (written == 1) {
      events.publishEvent(
          new BroughtUp(
              new Ref(Kind.TASK, each.task()),
              Who.SYSTEM,
              put.heldOn() == null ? null : put.heldOn().toString()));
    }
    return written == 1;
  }

  /// An item that was put on a planned agenda for late tasks goes again where none of them is late
  /// any more and it has nothing else to tell. Once the meeting is convened it stays, and answers.
  ///
  /// @return how many items were taken off
  int tidy(LocalDate today) {
    var idle =
        sql.select(BROUGHT_UP.ITEM_ID, BROUGHT_UP.MEETING_ID)
            .from(BROUGHT_UP)
            .join(MEETING)
            .on(MEETING.ID.eq(BROUGHT_UP.MEETING_ID))
            .join(ESCALATION)
            .on(ESCALATION.ID.eq(BROUGHT_UP.ESCALATION_ID))
            .join(TASK)
            .on(TASK.ID.eq(ESCALATION.TASK_ID))
            .where(BROUGHT_UP.ITEM_ID.isNotNull(), MEETING.STATE.eq(MeetingState.PLANNED.code()))
            .groupBy(BROUGHT_UP.ITEM_ID, BROUGHT_UP.MEETING_ID)
            .having(
                DSL.condition(DSL.boolOr(BROUGHT_UP.MADE)),
                DSL.condition(
                    DSL.boolAnd(
                        TASK.STATE
                            .notIn(TaskState.outstandingCodes())
                            .or(TASK.DEADLINE.ge(today)))))
            .orderBy(BROUGHT_UP.ITEM_ID)
            .limit(AT_A_TIME)
            .fetch();
    var taken = 0;
    for (var each : idle) {
      Boolean gone = transaction.execute(_ -> takeOff(each.value1(), each.value2()));
      taken += Boolean.TRUE.equals(gone) ? 1 : 0;
    }
    return taken;
  }

  /// Locked first, so that no late task joins it meanwhile.
  private boolean takeOff(long itemId, long meetingId) {
    sql.selectOne().from(MEETING).where(MEETING.ID.eq(meetingId)).forUpdate().fetch();
    var others = rows.now(meetingId, DSL.noCondition()).stream().anyMatch(row -> !row.broughtUp());
    return !others && followUps.takeOffByItself(itemId, meetingId);
  }

  /// An item under which a task came, or will come, before a meeting.
  public record Item(long itemId, String meeting, @Nullable LocalDate heldOn) {}

  /// The latest that this reader may see. Whoever asks has been shown the task.
  public Optional<Item> of(Actor actor, long taskId) {
    return sql.select(BROUGHT_UP.ITEM_ID, MEETING.TITLE, MEETING.HELD_ON)
        .from(BROUGHT_UP)
        .join(ESCALATION)
        .on(ESCALATION.ID.eq(BROUGHT_UP.ESCALATION_ID))
        .join(MEETING)
        .on(MEETING.ID.eq(BROUGHT_UP.MEETING_ID))
        .where(ESCALATION.TASK_ID.eq(taskId), BROUGHT_UP.ITEM_ID.isNotNull())
        .and(MeetingCards.visible(actor))
        .orderBy(BROUGHT_UP.AT.desc())
        .limit(1)
        .fetchOptional(row -> new Item(row.value1(), row.value2(), row.value3()));
  }
}
