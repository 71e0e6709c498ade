package org.throughline.tasks;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.PROGRAMME;
import static throughline.db.tasks.Tables.PROGRAMME_PLACE;
import static throughline.db.tasks.Tables.TASK;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Addressing;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Role;
import org.throughline.organisations.Visibility;
import org.throughline.shared.Happened;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Programmes: what a body wants to reach in each of a number of places, measured by the tasks that
/// carry it out there. A task's place is the body of its lead organisation.
@Service
public class Programmes {
  private static final int LIMIT = 500;
  private static final int NAME = 200;

  private record Shape(Set<Role> roles) {}

  private final DSLContext sql;
  private final Kept kept;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  Programmes(DSLContext sql, Kept kept, Policy policy, ApplicationEventPublisher events) {
    this.sql = sql;
    this.kept = kept;
    this.policy = policy;
    this.events = events;
  }

  public record Programme(
      long id, @Nullable String nameEn, @Nullable String nameZh, long ownerOrganisationId) {
    public String name(Language language) {
      return language.pick(nameEn, nameZh);
    }
  }

  /// One place's part of it.
  ///
  /// @param tasks of this programme in this place that were not split or abandoned
  /// @param done those of them that are verified or closed
  public record Place(long organisationId, int tasks, int done) {
    /// Everything that the programme asked of this place is done.
    public boolean reached() {
      return tasks > 0 && done == tasks;
    }
  }

  /// "N of M places".
  public record Coverage(int reached, int begun, int all) {}

  public record Renamed(Ref about, Who by, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "programme.renamed";
    }
  }

  public record Created(Ref about, Who by, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "programme.created";
    }
  }

  /// @param nameEn may be empty where the other name is not
  @Transactional
  public Outcome<Long> create(Actor actor, String nameEn, String nameZh, Addressees places) {
    policy.require(actor, Permission.PROGRAMME_KEEP, actor.bodyId());
    var refusal = refusal(nameEn, nameZh);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    if (!sql.fetchExists(ORGANISATION, Addressing.chosen(actor, places))) {
      return Outcome.invalid("tasks.refused.programme_places");
    }
    long id =
        sql.insertInto(PROGRAMME)
            .set(PROGRAMME.NAME_EN, blankToNull(nameEn))
            .set(PROGRAMME.NAME_ZH, blankToNull(nameZh))
            .set(PROGRAMME.OWNER_ORGANISATION_ID, actor.bodyId())
            .returningResult(PROGRAMME.ID)
            .fetchSingle()
            .value1();
    sql.insertInto(PROGRAMME_PLACE, PROGRAMME_PLACE.PROGRAMME_ID, PROGRAMME_PLACE.ORGANISATION_ID)
        .select(
            DSL.select(DSL.val(id), ORGANISATION.ID)
                .from(ORGANISATION)
                .where(Addressing.chosen(actor, places)))
        .execute();
    events.publishEvent(
        new Created(new Ref(Kind.PROGRAMME, id), actor.who(), nameEn.isBlank() ? nameZh : nameEn));
    return Outcome.done(id);
  }

  private static @Nullable Refusal refusal(String nameEn, String nameZh) {
    if (nameEn.isBlank() && nameZh.isBlank()) {
      return Refusal.invalid("tasks.refused.programme_name");
    }
    return Math.max(nameEn.length(), nameZh.length()) > NAME
        ? Refusal.invalid("tasks.refused.title_too_long", NAME)
        : null;
  }

  /// Its tasks, places and past stay; what it was called stays in the trail.
  ///
  /// @throws NotFound where the actor may not know of it
  @Transactional
  public Outcome<Long> rename(Actor actor, long id, String nameEn, String nameZh) {
    sql.select(PROGRAMME.ID).from(PROGRAMME).where(PROGRAMME.ID.eq(id)).forUpdate().execute();
    var before = get(actor, id);
    policy.require(actor, Permission.PROGRAMME_KEEP, before.ownerOrganisationId());
    var refusal = refusal(nameEn, nameZh);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    sql.update(PROGRAMME)
        .set(PROGRAMME.NAME_EN, blankToNull(nameEn))
        .set(PROGRAMME.NAME_ZH, blankToNull(nameZh))
        .where(PROGRAMME.ID.eq(id))
        .execute();
    events.publishEvent(
        new Renamed(
            new Ref(Kind.PROGRAMME, id),
            actor.who(),
            before.name(Language.ENGLISH)
                + " → "
                + (nameEn.isBlank() ? nameZh.strip() : nameEn.strip())));
    return Outcome.done(id);
  }

  /// Whether the actor keeps it.
  public boolean mayKeep(Actor actor, Programme programme) {
    return policy.allows(actor, Permission.PROGRAMME_KEEP, programme.ownerOrganisationId());
  }

  private static @Nullable String blankToNull(String name) {
    return name.isBlank() ? null : name.strip();
  }

  /// Seen in the body that owns it, by those who oversee it from above, and in its places.
  private static Condition visible(Actor actor) {
    return Visibility.internal(actor, PROGRAMME.OWNER_ORGANISATION_ID)
        .or(
            exists(
                selectOne()
                    .from(PROGRAMME_PLACE)
                    .where(PROGRAMME_PLACE.PROGRAMME_ID.eq(PROGRAMME.ID))
                    .and(PROGRAMME_PLACE.ORGANISATION_ID.eq(Acting.body(actor)))));
  }

  public List<Programme> list(Actor actor) {
    return kept.query(new Shape(actor.roles()), () -> select(visible(actor)))
        .with(Acting.values(actor))
        .fetch(Programmes::programme);
  }

  /// @throws NotFound where the actor may not know of it
  public Programme get(Actor actor, long id) {
    return find(actor, id).orElseThrow(() -> new NotFound(new Ref(Kind.PROGRAMME, id)));
  }

  public Optional<Programme> find(Actor actor, long id) {
    return rows(PROGRAMME.ID.eq(id).and(visible(actor))).stream().findFirst();
  }

  /// Its name, for whoever has been shown a task of it.
  public Optional<Programme> named(long id) {
    return rows(PROGRAMME.ID.eq(id)).stream().findFirst();
  }

  boolean usable(Actor actor, long id) {
    return find(actor, id).isPresent();
  }

  private List<Programme> rows(Condition where) {
    return sql.fetch(select(where)).map(Programmes::programme);
  }

  private static Select<? extends Record> select(Condition where) {
    return DSL.select(
            PROGRAMME.ID, PROGRAMME.NAME_EN, PROGRAMME.NAME_ZH, PROGRAMME.OWNER_ORGANISATION_ID)
        .from(PROGRAMME)
        .where(where)
        .orderBy(PROGRAMME.ID.desc())
        .limit(DSL.inline(LIMIT));
  }

  private static Programme programme(Record row) {
    return new Programme(
        row.get(PROGRAMME.ID),
        row.get(PROGRAMME.NAME_EN),
        row.get(PROGRAMME.NAME_ZH),
        row.get(PROGRAMME.OWNER_ORGANISATION_ID));
  }

  /// In tree order; only tasks that the actor may see are counted.
  public List<Place> places(Actor actor, long id) {
    var lead = ORGANISATION.as("lead");
    var done = TASK.STATE.in(TaskState.VERIFIED.code(), TaskState.CLOSED.code());
    return sql.select(ORGANISATION.ID, count(TASK.ID), count(TASK.ID).filterWhere(done))
        .from(PROGRAMME_PLACE)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(PROGRAMME_PLACE.ORGANISATION_ID))
        .leftJoin(lead)
        .on(lead.BODY_ID.eq(ORGANISATION.ID))
        .leftJoin(TASK)
        .on(
            TASK.LEAD_ORGANISATION_ID.eq(lead.ID),
            TASK.PROGRAMME_ID.eq(id),
            TASK.STATE.notIn(TaskState.SPLIT.code(), TaskState.CANCELLED.code()),
            TaskVisibility.visible(actor))
        .where(PROGRAMME_PLACE.PROGRAMME_ID.eq(id))
        .groupBy(ORGANISATION.ID, ORGANISATION.FIRST_NUMBER)
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(5_000)
        .fetch(row -> new Place(row.value1(), row.value2(), row.value3()));
  }

  public static Coverage coverage(List<Place> places) {
    return new Coverage(
        (int) places.stream().filter(Place::reached).count(),
        (int) places.stream().filter(place -> place.tasks() > 0).count(),
        places.size());
  }
}
