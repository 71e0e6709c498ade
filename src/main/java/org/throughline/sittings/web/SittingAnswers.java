package org.throughline.sittings.web;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Meeting;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.sittings.Operations;

/// Does what a page of a sitting asks for, once, and answers it: a script with one sentence, a form
/// with the page.
@Component
class SittingAnswers {
  /// Entered and sent at once.
  private static final String NEVER_KEPT = Instant.EPOCH.toString();

  private final Meetings meetings;
  private final Operations operations;
  private final Moments moments;

  SittingAnswers(Meetings meetings, Operations operations, Moments moments) {
    this.meetings = meetings;
    this.operations = operations;
    this.moments = moments;
  }

  /// @param back where a form goes on
  /// @param page what a form shows when it is refused
  ModelAndView answer(
      Actor actor,
      long meetingId,
      Op op,
      String back,
      Supplier<ModelAndView> page,
      Function<Instant, Outcome<Long>> act) {
    var meeting = meetings.get(actor, meetingId);
    var live = op.live() != null;
    return perform(actor, meeting, op, act)
        .map(why ->
            Refusals.shown(
                why, live ? Pages.page("sittings/answer", new AnswerPage(why)) : page.get()))
        .orElseGet(() ->
            live ? Pages.page("sittings/answer", new AnswerPage(null)) : Pages.seeOther(back));
  }

  /// As [#answer], for what has no moment of its own.
  ModelAndView move(
      Actor actor,
      long meetingId,
      Op op,
      String back,
      Supplier<ModelAndView> page,
      Supplier<Outcome<Long>> act) {
    var now = new Op(op.op(), NEVER_KEPT, NEVER_KEPT, null, op.live());
    return answer(actor, meetingId, now, back, page, _ -> act.get());
  }

  private Optional<Refusal> perform(
      Actor actor, Meeting meeting, Op op, Function<Instant, Outcome<Long>> act) {
    if (op.op() != null) {
      try {
        if (!operations.first(UUID.fromString(op.op()), actor, meeting.id())) {
          return Optional.empty();
        }
      } catch (IllegalArgumentException e) {
        return Optional.of(Refusal.invalid("sittings.op.malformed"));
      }
    }
    return moments
        .of(op, meeting)
        .fold(act, Outcome::<Long>refused)
        .fold(_ -> Optional.empty(), Optional::of);
  }
}
