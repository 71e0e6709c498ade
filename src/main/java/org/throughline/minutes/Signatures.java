package org.throughline.minutes;

import static throughline.db.minutes.Tables.SIGNATURE;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.meetings.Meetings;
import org.throughline.minutes.MinutesChanged.What;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Posts;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;

/// Two people sign approved minutes under the hash of their words. Each showing hashes the words
/// anew and says whether the signatures stand.
@Service
public class Signatures {
  private final DSLContext sql;
  private final Clock clock;
  private final MinutesQueries queries;
  private final Meetings meetings;
  private final People people;
  private final Posts posts;
  private final ApplicationEventPublisher events;

  Signatures(
      DSLContext sql,
      Clock clock,
      MinutesQueries queries,
      Meetings meetings,
      People people,
      Posts posts,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.queries = queries;
    this.meetings = meetings;
    this.people = people;
    this.posts = posts;
    this.events = events;
  }

  /// Of minutes that the reader has been shown: who presided first.
  public List<Signature> of(long versionId) {
    var whole = Wording.hash(queries.paragraphs(versionId));
    var open = Wording.hash(queries.openParagraphs(versionId));
    return sql.selectFrom(SIGNATURE)
        .where(SIGNATURE.VERSION_ID.eq(versionId))
        .orderBy(SIGNATURE.PLACE)
        .limit(2)
        .fetch(row ->
            new Signature(
                Coded.of(SigningPlace.class, row.get(SIGNATURE.PLACE)),
                row.get(SIGNATURE.PERSON_ID),
                row.get(SIGNATURE.NAME),
                row.get(SIGNATURE.POST_TITLE),
                row.get(SIGNATURE.AT),
                row.get(SIGNATURE.HASH),
                whole.equals(row.get(SIGNATURE.HASH))
                    && open.equals(row.get(SIGNATURE.OPEN_HASH))));
  }

  /// Who signs has to see all of what they sign.
  @Transactional
  public Outcome<Long> sign(Actor actor, long versionId, SigningPlace place) {
    var meeting =
        meetings.lock(actor, queries.get(actor, versionId).meetingId(), place.permission());
    var version = queries.get(actor, versionId);
    var all = queries.paragraphs(versionId);
    if (queries.paragraphs(actor, versionId).size() < all.size()) {
      throw new Forbidden(place.permission().code());
    }
    if (version.state() != VersionState.APPROVED) {
      return Outcome.conflict("minutes.sign.not_approved");
    }
    if (!Wording.hash(all).equals(version.hash())) {
      return Outcome.conflict("minutes.sign.broken");
    }
    var signed = sql.selectFrom(SIGNATURE).where(SIGNATURE.VERSION_ID.eq(versionId)).fetch();
    if (signed.stream().anyMatch(each -> each.get(SIGNATURE.PLACE).equals(place.code()))) {
      return Outcome.conflict("minutes.sign.place_taken");
    }
    if (signed.stream().anyMatch(each -> each.get(SIGNATURE.PERSON_ID) == actor.personId())) {
      return Outcome.conflict("minutes.sign.twice");
    }
    var language = meeting.language();
    var post = posts.get(actor.postId());
    sql.insertInto(SIGNATURE)
        .set(SIGNATURE.VERSION_ID, versionId)
        .set(SIGNATURE.PLACE, place.code())
        .set(SIGNATURE.PERSON_ID, actor.personId())
        .set(SIGNATURE.POST_ID, actor.postId())
        .set(SIGNATURE.NAME, people.get(actor.personId()).name(language))
        .set(SIGNATURE.POST_TITLE, post.title(language))
        .set(SIGNATURE.AT, clock.instant())
        .set(SIGNATURE.HASH, Objects.requireNonNull(version.hash()))
        .set(SIGNATURE.OPEN_HASH, Objects.requireNonNull(version.openHash()))
        .execute();
    events.publishEvent(
        new MinutesChanged(
            new Ref(Kind.MINUTES, versionId), actor.who(), What.SIGNED, version.hash()));
    return Outcome.done(versionId);
  }
}
