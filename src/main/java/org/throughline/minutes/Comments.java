package org.throughline.minutes;

import static org.throughline.organisations.Permission.MEETING_PREPARE;
import static org.throughline.organisations.Permission.MINUTES_COMMENT;
import static throughline.db.minutes.Tables.COMMENT;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meetings;
import org.throughline.minutes.MinutesChanged.What;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// What is said about the wording of minutes before they are approved.
@Service
public class Comments {
  private final DSLContext sql;
  private final Clock clock;
  private final MinutesQueries queries;
  private final Meetings meetings;
  private final ApplicationEventPublisher events;

  Comments(
      DSLContext sql,
      Clock clock,
      MinutesQueries queries,
      Meetings meetings,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.meetings = meetings;
    this.events = events;
  }

  /// Those that the reader may see, oldest first.
  public List<Comment> of(Actor actor, long versionId, Language language) {
    return queries.comments(actor, versionId, language);
  }

  /// @param line the paragraph it is about; null for the minutes as a whole
  @Transactional
  public Outcome<Long> add(Actor actor, long versionId, @Nullable Long line, String text) {
    var version = queries.get(actor, versionId);
    meetings.lock(actor, version.meetingId(), MINUTES_COMMENT);
    if (line != null
        && queries.paragraphs(actor, versionId).stream()
            .noneMatch(each -> Objects.equals(each.line(), line))) {
      throw new NotFound("line/" + line);
    }
    if (!queries.get(actor, versionId).state().open()) {
      return Outcome.conflict("minutes.stands");
    }
    var refusal = MinutesRules.said(text, "minutes.comment.missing", MinutesRules.COMMENT);
    if (refusal.isPresent()) {
      return Outcome.refused(refusal.get());
    }
    sql.insertInto(COMMENT)
        .set(COMMENT.VERSION_ID, versionId)
        .set(COMMENT.LINE, line)
        .set(COMMENT.PERSON_ID, actor.personId())
        .set(COMMENT.POST_ID, actor.postId())
        .set(COMMENT.AT, clock.instant())
        .set(COMMENT.TEXT, text.strip())
        .execute();
    tell(actor, versionId, What.COMMENTED);
    return Outcome.done(versionId);
  }

  /// The writer has dealt with it.
  @Transactional
  public Outcome<Long> settle(Actor actor, long versionId, long commentId) {
    var version = queries.get(actor, versionId);
    meetings.lock(actor, version.meetingId(), MEETING_PREPARE);
    var settled =
        sql.update(COMMENT)
            .set(COMMENT.SETTLED_BY, actor.personId())
            .set(COMMENT.SETTLED_AT, clock.instant())
            .where(
                COMMENT.ID.eq(commentId),
                COMMENT.VERSION_ID.eq(versionId),
                COMMENT.SETTLED_BY.isNull())
            .execute();
    if (settled == 0) {
      throw new NotFound("comment/" + commentId);
    }
    tell(actor, versionId, What.COMMENT_SETTLED);
    return Outcome.done(versionId);
  }

  private void tell(Actor actor, long versionId, What what) {
    events.publishEvent(
        new MinutesChanged(new Ref(Kind.MINUTES, versionId), actor.who(), what, null));
  }
}
