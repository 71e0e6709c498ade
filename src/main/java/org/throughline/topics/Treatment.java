package org.throughline.topics;

import static throughline.db.topics.Tables.TOPIC;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.throughline.meetings.AgendaItem.Presenter;
import org.throughline.meetings.NewItem;
import org.throughline.meetings.WaitingItems;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;

/// Moves a topic from state to state, as [TopicStep] has it.
@Service
public class Treatment {
  private final DSLContext sql;
  private final Clock clock;
  private final TopicQueries queries;
  private final WaitingItems waiting;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  Treatment(
      DSLContext sql,
      Clock clock,
      TopicQueries queries,
      WaitingItems waiting,
      Policy policy,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.waiting = waiting;
    this.policy = policy;
    this.events = events;
  }

  /// For the first time, or again after it was sent back.
  @Transactional
  public Outcome<Long> submit(Actor actor, long id) {
    var topic = queries.lock(actor, id);
    var step =
        topic.state() == TopicState.SENT_BACK ? TopicStep.RESUBMISSION : TopicStep.SUBMISSION;
    var refusal =
        way(actor, topic, step)
            .or(() ->
                topic.asked().isBlank()
                    ? Optional.of(Refusal.invalid("topics.asked.missing"))
                    : Optional.empty());
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.update(TOPIC)
        .set(TOPIC.SUBMITTED_BY, actor.personId())
        .set(TOPIC.SUBMITTED_AT, clock.instant())
        .where(TOPIC.ID.eq(id))
        .execute();
    return moved(actor, topic, step, null);
  }

  @Transactional
  public Outcome<Long> takeUp(Actor actor, long id) {
    var topic = queries.lock(actor, id);
    var refusal = way(actor, topic, TopicStep.TREATMENT);
    return refusal.isPresent()
        ? Outcome.refused(refusal.get())
        : moved(actor, topic, TopicStep.TREATMENT, null);
  }

  /// Sent back, refused or withdrawn.
  ///
  /// @param step [TopicStep#RETURN], [TopicStep#REFUSAL] or [TopicStep#WITHDRAWAL]
  @Transactional
  public Outcome<Long> decline(Actor actor, long id, TopicStep step, String reason) {
    var topic = queries.lock(actor, id);
    var refusal =
        way(actor, topic, step)
            .or(() ->
                step.needsReason() && reason.isBlank()
                    ? Optional.of(Refusal.invalid("topics.reason.missing"))
                    : TopicRules.tooLong("reason", reason, TopicRules.REASON));
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    return moved(actor, topic, step, reason.isBlank() ? null : reason);
  }

  /// It waits for a meeting from now on, or goes on the agenda of one at once.
  ///
  /// @param meetingId null where it waits
  /// @param notBefore goes on no meeting before this day
  @Transactional
  public Outcome<Long> accept(
      Actor actor, long id, @Nullable Long meetingId, @Nullable LocalDate notBefore) {
    var topic = queries.lock(actor, id);
    var refusal = way(actor, topic, TopicStep.ACCEPTANCE);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    long waits = waiting.bringIn(actor, topic.forOrganisationId(), item(topic), notBefore);
    sql.update(TOPIC)
        .set(TOPIC.STATE, TopicState.ACCEPTED.code())
        .setNull(TOPIC.REASON)
        .set(TOPIC.WAITING_ITEM_ID, waits)
        .where(TOPIC.ID.eq(id))
        .execute();
    tell(actor, topic, TopicState.ACCEPTED, null);
    if (meetingId == null) {
      return Outcome.done(id);
    }
    return waiting
        .place(actor, meetingId, waits)
        .fold(
            _ -> Outcome.done(id),
            why -> {
              // Refused as a whole: it would wait otherwise, which nobody asked for.
              TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
              return Outcome.refused(why);
            });
  }

  private static NewItem item(Topic topic) {
    var text =
        Stream.of(topic.text(), topic.asked())
            .filter(each -> !each.isBlank())
            .collect(Collectors.joining("\n\n"));
    return new NewItem(
        topic.kind(),
        topic.title(),
        text.length() > TopicRules.TEXT ? topic.asked() : text,
        topic.minutes(),
        topic.access(),
        new Presenter(topic.organisationId(), null, null),
        java.util.List.of(),
        java.util.List.of());
  }

  private Optional<Refusal> way(Actor actor, Topic topic, TopicStep step) {
    policy.require(actor, step.permission(), step.decider(topic));
    return step.leadsFrom(topic.state())
        ? Optional.empty()
        : Optional.of(Refusal.conflict("topics.no_way." + step.code()));
  }

  private Outcome<Long> moved(Actor actor, Topic topic, TopicStep step, @Nullable String reason) {
    sql.update(TOPIC)
        .set(TOPIC.STATE, step.to().code())
        .set(TOPIC.REASON, reason)
        .where(TOPIC.ID.eq(topic.id()))
        .execute();
    tell(actor, topic, step.to(), reason);
    return Outcome.done(topic.id());
  }

  private void tell(Actor actor, Topic topic, TopicState to, @Nullable String detail) {
    events.publishEvent(new TopicMoved(new Ref(Kind.TOPIC, topic.id()), actor.who(), to, detail));
  }
}
