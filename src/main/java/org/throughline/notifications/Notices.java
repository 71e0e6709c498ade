package org.throughline.notifications;

import static throughline.db.notifications.Tables.EVENT;
import static throughline.db.notifications.Tables.NOTICE;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.PERSON;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.lines.Card;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Unread;

/// What a person has been told. Only the person's own; of a record that they may no longer see they
/// learn only that it is gone.
@Service
public class Notices implements Unread {
  public static final int PAGE = 30;

  /// More than this is told in a letter as a number.
  static final int IN_A_LETTER = 100;

  private enum Shape {
    UNREAD
  }

  private final DSLContext sql;
  private final Kept kept;
  private final Posts posts;
  private final List<LineSource> records;
  private final Clock clock;

  Notices(DSLContext sql, Kept kept, Posts posts, List<LineSource> records, Clock clock) {
    this.sql = sql;
    this.kept = kept;
    this.posts = posts;
    this.records = records;
    this.clock = clock;
  }

  /// One look into an index of unread notices only.
  @Override
  public int of(long personId) {
    return kept.query(
            Shape.UNREAD,
            () ->
                DSL.select(DSL.count())
                    .from(
                        DSL.selectOne()
                            .from(NOTICE)
                            .where(
                                NOTICE.PERSON_ID.eq(DSL.param("person", Long.class)),
                                NOTICE.READ_AT.isNull())
                            .limit(DSL.inline(MOST))))
        .with("person", personId)
        .first(row -> row.get(0, Integer.class))
        .orElse(0);
  }

  /// Newest first.
  ///
  /// @param before only those of earlier events; null for the newest
  public List<Shown> page(Actor actor, boolean unread, @Nullable Long before, Language language) {
    return page(actor, unread, before, PAGE, language);
  }

  /// @param size at most so many
  public List<Shown> page(
      Actor actor, boolean unread, @Nullable Long before, int size, Language language) {
    Condition where = NOTICE.PERSON_ID.eq(actor.personId());
    if (unread) {
      where = where.and(NOTICE.READ_AT.isNull());
    }
    if (before != null) {
      where = where.and(NOTICE.EVENT_ID.lt(before));
    }
    return shown(actor.personId(), actor, where, size, language);
  }

  /// Marks it read.
  ///
  /// @throws NotFound where the actor has not been told of such an event
  @Transactional
  public Shown open(Actor actor, long eventId, Language language) {
    var where = NOTICE.PERSON_ID.eq(actor.personId()).and(NOTICE.EVENT_ID.eq(eventId));
    var found =
        shown(actor.personId(), actor, where, 1, language).stream()
            .findFirst()
            .orElseThrow(() -> new NotFound("notice"));
    read(where);
    return found;
  }

  /// @param upTo the newest event that the reader had before them
  @Transactional
  public int readAll(Actor actor, long upTo) {
    return read(NOTICE.PERSON_ID.eq(actor.personId()).and(NOTICE.EVENT_ID.le(upTo)));
  }

  @Transactional
  public int read(Actor actor, Collection<Long> eventIds) {
    return read(NOTICE.PERSON_ID.eq(actor.personId()).and(NOTICE.EVENT_ID.in(eventIds)));
  }

  private int read(Condition where) {
    return sql.update(NOTICE)
        .set(NOTICE.READ_AT, clock.instant())
        .where(where.and(NOTICE.READ_AT.isNull()))
        .execute();
  }

  /// For a letter: as the person sees it from the posts held today.
  List<Shown> forLetter(long personId, Condition where, Language language) {
    return shown(personId, null, NOTICE.PERSON_ID.eq(personId).and(where), IN_A_LETTER, language);
  }

  private record Row(Shown shown, @Nullable Long post) {}

  private List<Shown> shown(
      long person, @Nullable Actor actor, Condition where, int limit, Language language) {
    var rows =
        sql.select(
                EVENT.ID,
                EVENT.TOPIC,
                EVENT.SAID,
                EVENT.KIND,
                EVENT.RECORD_ID,
                EVENT.TITLE,
                EVENT.HREF,
                EVENT.WORDS,
                EVENT.DUE_ON,
                EVENT.AT,
                NOTICE.READ_AT,
                NOTICE.POST_ID,
                PERSON.NAME_EN,
                PERSON.NAME_ZH,
                ORGANISATION.NAME_EN,
                ORGANISATION.NAME_ZH)
            .from(NOTICE)
            .join(EVENT)
            .on(EVENT.ID.eq(NOTICE.EVENT_ID))
            .leftJoin(PERSON)
            .on(PERSON.ID.eq(EVENT.PERSON_ID))
            .leftJoin(ORGANISATION)
            .on(ORGANISATION.ID.eq(EVENT.ORGANISATION_ID))
            .where(where)
            .orderBy(NOTICE.EVENT_ID.desc())
            .limit(limit)
            .fetch(row -> row(row, language));
    var open = open(person, actor, rows, language);
    return rows.stream()
        .map(row -> open.contains(row.shown().about()) ? row.shown() : gone(row.shown()))
        .toList();
  }

  private static Row row(Record row, Language language) {
    var person = language.pick(row.get(PERSON.NAME_EN), row.get(PERSON.NAME_ZH));
    var unit = language.pick(row.get(ORGANISATION.NAME_EN), row.get(ORGANISATION.NAME_ZH));
    var shown =
        new Shown(
            row.get(EVENT.ID),
            row.get(EVENT.TOPIC),
            row.get(EVENT.SAID),
            new Ref(Coded.of(Kind.class, row.get(EVENT.KIND)), row.get(EVENT.RECORD_ID)),
            row.get(EVENT.TITLE),
            row.get(EVENT.HREF),
            row.get(EVENT.WORDS),
            row.get(EVENT.DUE_ON),
            row.get(EVENT.AT),
            unit.isEmpty() ? person : person + " · " + unit,
            row.get(NOTICE.READ_AT) != null);
    return new Row(shown, row.get(NOTICE.POST_ID));
  }

  private static Shown gone(Shown all) {
    return new Shown(
        all.eventId(),
        all.topic(),
        all.said(),
        all.about(),
        "",
        "",
        null,
        null,
        all.at(),
        all.by(),
        all.read());
  }

  /// Which of the records this person may open: each asked from the post through which it concerned
  /// them, where they still hold it, else from the post acted from.
  private Set<Ref> open(long person, @Nullable Actor actor, List<Row> rows, Language language) {
    if (rows.isEmpty()) {
      return Set.of();
    }
    var held = new HashMap<Long, Actor>();
    var first = actor;
    for (var post : posts.heldBy(person)) {
      var from = posts.actor(post);
      held.put(post.id(), from);
      first = first == null ? from : first;
    }
    var byActor = new HashMap<Actor, Set<Ref>>();
    for (var row : rows) {
      var from = row.post() == null ? first : held.getOrDefault(row.post(), first);
      if (from != null) {
        byActor.computeIfAbsent(from, _ -> new HashSet<>()).add(row.shown().about());
      }
    }
    var open = new HashSet<Ref>();
    byActor.forEach((from, refs) -> {
      refs.stream().filter(ref -> ref.kind() == Kind.ORGANISATION).forEach(open::add);
      for (var source : records) {
        source.cards(refs, from, language).stream()
            .filter(Card::open)
            .map(Card::ref)
            .forEach(open::add);
      }
    });
    return open;
  }

  /// One person who was told.
  ///
  /// @param readAt null while it has not been read
  public record Reading(String person, String organisation, java.time.@Nullable Instant readAt) {}

  /// Who was told of events with these keys, and who has read of them. Whoever asks has been shown
  /// the record.
  public Map<String, List<Reading>> readings(Collection<String> keys, Language language) {
    var found = new HashMap<String, List<Reading>>();
    if (keys.isEmpty()) {
      return found;
    }
    readings(EVENT.KEY.in(keys))
        .forEach(row ->
            found
                .computeIfAbsent(row.get(EVENT.KEY), _ -> new ArrayList<>())
                .add(reading(row, language)));
    return found;
  }

  private static Reading reading(Record row, Language language) {
    return new Reading(
        language.pick(row.get(PERSON.NAME_EN), row.get(PERSON.NAME_ZH)),
        language.pick(row.get(ORGANISATION.NAME_EN), row.get(ORGANISATION.NAME_ZH)),
        row.get(NOTICE.READ_AT));
  }

  private List<Record> readings(Condition where) {
    return new ArrayList<>(
        sql.select(
                EVENT.KEY,
                PERSON.NAME_EN,
                PERSON.NAME_ZH,
                ORGANISATION.NAME_EN,
                ORGANISATION.NAME_ZH,
                NOTICE.READ_AT)
            .from(NOTICE)
            .join(EVENT)
            .on(EVENT.ID.eq(NOTICE.EVENT_ID))
            .join(PERSON)
            .on(PERSON.ID.eq(NOTICE.PERSON_ID))
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(PERSON.BODY_ID))
            .where(where)
            .orderBy(NOTICE.READ_AT.asc().nullsLast(), PERSON.ID)
            .limit(500)
            .fetch());
  }

  /// Something that the actor's organisation said to others, with how many have read of it.
  public record Sent(Shown shown, int told, int read) {}

  /// Newest first, what was sent from the actor's organisation and asks for receipts.
  public List<Sent> sent(Actor actor, Language language) {
    var told = DSL.count().as("told");
    var read = DSL.count(NOTICE.READ_AT).as("read");
    var rows =
        sql.select(
                EVENT.ID,
                EVENT.TOPIC,
                EVENT.SAID,
                EVENT.KIND,
                EVENT.RECORD_ID,
                EVENT.TITLE,
                EVENT.HREF,
                EVENT.WORDS,
                EVENT.AT,
                told,
                read)
            .from(EVENT)
            .join(NOTICE)
            .on(NOTICE.EVENT_ID.eq(EVENT.ID))
            .where(EVENT.RECEIPTS.isTrue(), sentBy(actor))
            .groupBy(EVENT.ID)
            .orderBy(EVENT.ID.desc())
            .limit(PAGE)
            .fetch();
    var all =
        rows.map(row ->
            new Sent(
                new Shown(
                    row.get(EVENT.ID),
                    row.get(EVENT.TOPIC),
                    row.get(EVENT.SAID),
                    new Ref(Coded.of(Kind.class, row.get(EVENT.KIND)), row.get(EVENT.RECORD_ID)),
                    row.get(EVENT.TITLE),
                    row.get(EVENT.HREF),
                    row.get(EVENT.WORDS),
                    null,
                    row.get(EVENT.AT),
                    "",
                    true),
                row.get(told),
                row.get(read)));
    var open =
        open(
            actor.personId(),
            actor,
            all.stream().map(each -> new Row(each.shown(), actor.postId())).toList(),
            language);
    return all.stream()
        .map(each ->
            open.contains(each.shown().about())
                ? each
                : new Sent(gone(each.shown()), each.told(), each.read()))
        .toList();
  }

  /// From the actor's own unit; what the body as a whole sent is its secretaries' and chair's.
  private static Condition sentBy(Actor actor) {
    return actor.has(Role.SECRETARY) || actor.has(Role.CHAIR)
        ? EVENT.ORGANISATION_ID.in(actor.organisationId(), actor.bodyId())
        : EVENT.ORGANISATION_ID.eq(actor.organisationId());
  }

  /// Of one event that the actor's organisation sent, who has read of it, those first.
  ///
  /// @throws NotFound where it sent no such event
  public List<Reading> readers(Actor actor, long eventId, Language language) {
    var where = EVENT.ID.eq(eventId).and(EVENT.RECEIPTS.isTrue()).and(sentBy(actor));
    var found = readings(where);
    if (found.isEmpty()) {
      throw new NotFound("notice");
    }
    return found.stream().map(row -> reading(row, language)).toList();
  }

  /// The newest event of which the actor has been told.
  public Optional<Long> newest(Actor actor) {
    return sql.select(DSL.max(NOTICE.EVENT_ID))
        .from(NOTICE)
        .where(NOTICE.PERSON_ID.eq(actor.personId()))
        .fetchOptional()
        .map(row -> row.value1());
  }
}
