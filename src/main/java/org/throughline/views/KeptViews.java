package org.throughline.views;

import static throughline.db.views.Tables.KEPT;
import static throughline.db.views.Tables.OPENING;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;
import org.throughline.shared.web.KeptView;

/// Keeps views. Whoever keeps one may change it; one shared with a unit may also be given up by
/// whoever leads the unit or keeps its office, so that it does not outlive its owner's stay there.
@Service
public class KeptViews {
  public static final int NAME = 60;
  public static final int QUERY = 1_000;

  /// More than this of one list are no help to anybody.
  static final int MOST = 30;

  private static final int ALL = 500;

  /// As an address writes a filter; what else stands there was not written by our pages.
  private static final String WRITTEN = "[A-Za-z0-9._~%=&+:,;*-]+";

  private final DSLContext sql;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  KeptViews(DSLContext sql, Clock clock, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.events = events;
  }

  /// @param detail the view's list and name
  public record Changed(Ref about, String action, Who by, @Nullable String detail)
      implements Happened {}

  /// Of one list: the reader's own and those shared with the unit acted from, by name.
  public List<KeptView> of(Actor actor, ViewedList list) {
    return views(actor, visible(actor).and(KEPT.PATH.eq(list.path())));
  }

  /// Of all lists.
  public List<KeptView> all(Actor actor) {
    return views(actor, visible(actor));
  }

  private static Condition visible(Actor actor) {
    return KEPT.PERSON_ID.eq(actor.personId()).or(KEPT.ORGANISATION_ID.eq(actor.organisationId()));
  }

  private List<KeptView> views(Actor actor, Condition where) {
    return sql.select(
            KEPT.ID,
            KEPT.PATH,
            KEPT.QUERY,
            KEPT.NAME,
            KEPT.ORGANISATION_ID,
            KEPT.PERSON_ID,
            OPENING.KEPT_ID)
        .from(KEPT)
        .leftJoin(OPENING)
        .on(OPENING.KEPT_ID.eq(KEPT.ID), OPENING.PERSON_ID.eq(actor.personId()))
        .where(where)
        .orderBy(KEPT.PATH, DSL.lower(KEPT.NAME), KEPT.ID)
        .limit(ALL)
        .fetch(row ->
            new KeptView(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5() != null,
                row.value6() == actor.personId(),
                row.value7() != null));
  }

  /// @param share with the unit acted from
  /// @param opens whether the list opens with it from now on
  @Transactional
  public Outcome<ViewedList> keep(
      Actor actor, ViewedList list, String typedQuery, String name, boolean share, boolean opens) {
    var query = KeptView.canonical(typedQuery);
    if (query.isEmpty() || !query.matches(WRITTEN)) {
      return Outcome.invalid("views.refused.nothing");
    }
    if (query.length() > QUERY) {
      return Outcome.invalid("views.refused.too_long");
    }
    var own = KEPT.PERSON_ID.eq(actor.personId()).and(KEPT.PATH.eq(list.path()));
    // Two requests at once of one person: the second waits and then sees the first's name.
    lock(actor);
    var fault = fault(name, own);
    if (fault != null) {
      return Outcome.invalid(fault, NAME);
    }
    if (sql.fetchCount(KEPT, own) >= MOST) {
      return Outcome.invalid("views.refused.too_many", MOST);
    }
    long id =
        sql.insertInto(KEPT)
            .set(KEPT.PERSON_ID, actor.personId())
            .set(KEPT.ORGANISATION_ID, share ? actor.organisationId() : null)
            .set(KEPT.PATH, list.path())
            .set(KEPT.QUERY, query)
            .set(KEPT.NAME, name)
            .set(KEPT.KEPT_AT, clock.instant())
            .returningResult(KEPT.ID)
            .fetchSingle()
            .value1();
    if (opens) {
      open(actor, list.path(), id);
    }
    told(actor, id, "view.kept", list.path() + ": " + name);
    return Outcome.done(list);
  }

  private @Nullable String fault(String name, Condition among) {
    if (name.isEmpty()) {
      return "views.refused.name";
    }
    if (name.length() > NAME || name.contains("\n")) {
      return "views.refused.name_too_long";
    }
    return sql.fetchExists(KEPT, among.and(DSL.lower(KEPT.NAME).eq(DSL.lower(name))))
        ? "views.refused.name_taken"
        : null;
  }

  private record Held(long person, @Nullable Long organisation, String path, String name) {}

  @Transactional
  public Outcome<Long> rename(Actor actor, long id, String name, boolean share) {
    lock(actor);
    var held = own(actor, id);
    var others =
        KEPT.PERSON_ID.eq(actor.personId()).and(KEPT.PATH.eq(held.path())).and(KEPT.ID.ne(id));
    var fault = fault(name, others);
    if (fault != null) {
      return Outcome.invalid(fault, NAME);
    }
    // Still shared with the unit it was shared with, from whichever post it is renamed.
    var unit = Objects.requireNonNullElse(held.organisation(), actor.organisationId());
    sql.update(KEPT)
        .set(KEPT.NAME, name)
        .set(KEPT.ORGANISATION_ID, share ? unit : null)
        .where(KEPT.ID.eq(id))
        .execute();
    if (!share) {
      // It is no longer others' to open with.
      sql.deleteFrom(OPENING)
          .where(OPENING.KEPT_ID.eq(id), OPENING.PERSON_ID.ne(actor.personId()))
          .execute();
    }
    told(actor, id, "view.renamed", held.path() + ": " + held.name() + " → " + name);
    return Outcome.done(id);
  }

  /// Opens the list with it from now on, or no longer.
  @Transactional
  public Outcome<Long> opening(Actor actor, long id, boolean opens) {
    lock(actor);
    var held = held(actor, id);
    sql.deleteFrom(OPENING)
        .where(OPENING.PERSON_ID.eq(actor.personId()), OPENING.PATH.eq(held.path()))
        .execute();
    if (opens) {
      open(actor, held.path(), id);
    }
    told(actor, id, opens ? "view.opens" : "view.opens_no_more", held.path() + ": " + held.name());
    return Outcome.done(id);
  }

  private void open(Actor actor, String path, long id) {
    sql.insertInto(OPENING)
        .set(OPENING.PERSON_ID, actor.personId())
        .set(OPENING.PATH, path)
        .set(OPENING.KEPT_ID, id)
        .onConflict(OPENING.PERSON_ID, OPENING.PATH)
        .doUpdate()
        .set(OPENING.KEPT_ID, id)
        .execute();
  }

  @Transactional
  public Outcome<Long> drop(Actor actor, long id) {
    lock(actor);
    var held = held(actor, id);
    if (held.person() != actor.personId()
        && !actor.has(Role.UNIT_HEAD)
        && !actor.has(Role.SECRETARY)) {
      return Outcome.conflict("views.refused.not_yours");
    }
    sql.deleteFrom(KEPT).where(KEPT.ID.eq(id)).execute();
    told(actor, id, "view.dropped", held.path() + ": " + held.name());
    return Outcome.done(id);
  }

  private Held own(Actor actor, long id) {
    var held = held(actor, id);
    if (held.person() != actor.personId()) {
      throw new NotFound(new Ref(Kind.VIEW, id));
    }
    return held;
  }

  private Held held(Actor actor, long id) {
    return sql.select(KEPT.PERSON_ID, KEPT.ORGANISATION_ID, KEPT.PATH, KEPT.NAME)
        .from(KEPT)
        .where(KEPT.ID.eq(id).and(visible(actor)))
        .forUpdate()
        .fetchOptional(row -> new Held(row.value1(), row.value2(), row.value3(), row.value4()))
        .orElseThrow(() -> new NotFound(new Ref(Kind.VIEW, id)));
  }

  /// One change of a person's views at a time.
  private void lock(Actor actor) {
    sql.fetch(
        "select pg_advisory_xact_lock(hashtextextended('views.kept', {0}))", actor.personId());
  }

  private void told(Actor actor, long id, String action, String detail) {
    events.publishEvent(new Changed(new Ref(Kind.VIEW, id), action, actor.who(), detail));
  }
}
