package org.throughline.organisations;

import static throughline.db.organisations.Tables.MEMBERSHIP;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.POST;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// Posts and who holds them. "Present" means on today's date by the injected clock.
@Service
public class Posts {
  static final SelectFieldOrAsterisk[] POST_WITH_HOLDER = {
    POST.ID,
    POST.ORGANISATION_ID,
    POST.TITLE_EN,
    POST.TITLE_ZH,
    POST.HEAD,
    POST.ROLES,
    PERSON.ID,
    PERSON.BODY_ID,
    PERSON.NAME_EN,
    PERSON.NAME_ZH
  };

  private static final Param<Long[]> IDS = DSL.param("ids", Long[].class);
  private static final Param<LocalDate> TODAY = DSL.param("today", LocalDate.class);

  private enum Shape {
    BY_ID,
    OF_ORGANISATIONS,
    HEAD,
    HELD,
    SEATS
  }

  private final DSLContext sql;
  private final Kept kept;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  Posts(DSLContext sql, Kept kept, Clock clock, ApplicationEventPublisher events) {
    this.sql = sql;
    this.kept = kept;
    this.clock = clock;
    this.events = events;
  }

  public Post get(long id) {
    return find(id).orElseThrow(() -> new NotFound(new Ref(Kind.POST, id)));
  }

  public Optional<Post> find(long id) {
    return Optional.ofNullable(byId(List.of(id)).get(id));
  }

  public List<Post> ofOrganisation(long organisationId) {
    return ofOrganisations(List.of(organisationId));
  }

  /// Posts of several organisations, for choosing among them.
  public List<Post> ofOrganisations(Collection<Long> organisationIds) {
    return organisationIds.isEmpty()
        ? List.of()
        : list(Shape.OF_ORGANISATIONS, POST.ORGANISATION_ID.eq(DSL.any(IDS)), organisationIds);
  }

  public Map<Long, Post> byId(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Post>();
    if (!ids.isEmpty()) {
      list(Shape.BY_ID, POST.ID.eq(DSL.any(IDS)), ids).forEach(each -> found.put(each.id(), each));
    }
    return found;
  }

  /// The post of the first responsible person.
  public Optional<Post> headOf(long organisationId) {
    return list(
            Shape.HEAD,
            POST.ORGANISATION_ID.eq(DSL.any(IDS)).and(POST.HEAD),
            List.of(organisationId))
        .stream()
        .findFirst();
  }

  /// The posts that a person holds today.
  public List<Post> heldBy(long personId) {
    return list(Shape.HELD, PERSON.ID.eq(DSL.any(IDS)), List.of(personId));
  }

  /// The posts that a person may act from today: their own first, then those of others for whom
  /// they substitute, with the roles they were given.
  public List<Seat> seats(long personId) {
    return kept.query(Shape.SEATS, SeatRows::query)
        .with("person", personId)
        .with("today", LocalDate.now(clock))
        .fetch(row -> SeatRows.seat(row, personId));
  }

  /// A person acting from a post of today, their own or one they substitute in; empty where it is
  /// neither.
  public Optional<Actor> actor(long personId, long postId) {
    return seats(personId).stream()
        .filter(seat -> seat.post().id() == postId)
        .findFirst()
        .map(this::actor);
  }

  /// Acting for the holder where the post is another's.
  public Actor actor(Seat seat) {
    var post = seat.post();
    var holder = holder(post);
    return new Actor(
        seat.person().id(),
        post.id(),
        post.organisationId(),
        seat.body().id(),
        seat.body().first(),
        seat.body().last(),
        post.roles(),
        seat.substitute() ? (Long) holder.id() : null);
  }

  /// The present holder of a post, acting from it.
  public Actor actor(Post post) {
    return actorFrom(post, holder(post).id());
  }

  private static Person holder(Post post) {
    var holder = post.holder();
    if (holder == null) {
      throw new IllegalStateException("nobody holds post " + post.id());
    }
    return holder;
  }

  /// As if the person held the post: for what was theirs on the day they left.
  public Actor actorFrom(Post post, long personId) {
    var body = ORGANISATION.as("body");
    var row =
        sql.select(body.ID, body.FIRST_NUMBER, body.LAST_NUMBER)
            .from(ORGANISATION)
            .join(body)
            .on(body.ID.eq(ORGANISATION.BODY_ID))
            .where(ORGANISATION.ID.eq(post.organisationId()))
            .fetchSingle();
    return new Actor(
        personId,
        post.id(),
        post.organisationId(),
        row.value1(),
        row.value2(),
        row.value3(),
        post.roles(),
        null);
  }

  public record Created(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "post.created";
    }
  }

  @Transactional
  public Post create(
      long organisationId,
      @Nullable String titleEn,
      @Nullable String titleZh,
      boolean head,
      Set<Role> roles,
      Who by) {
    long id =
        sql.insertInto(POST)
            .set(POST.ORGANISATION_ID, organisationId)
            .set(POST.TITLE_EN, titleEn)
            .set(POST.TITLE_ZH, titleZh)
            .set(POST.HEAD, head)
            .set(POST.ROLES, roles.stream().map(Role::code).sorted().toArray(String[]::new))
            .returningResult(POST.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(new Created(new Ref(Kind.POST, id), by));
    return get(id);
  }

  public record Taken(Ref about, Who by, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "post.taken";
    }
  }

  /// From a date on, the person holds the post. The database refuses a second holder at the same
  /// time.
  @Transactional
  public void take(long postId, long personId, LocalDate from, Who by) {
    var post = get(postId);
    sql.insertInto(MEMBERSHIP)
        .set(MEMBERSHIP.PERSON_ID, personId)
        .set(MEMBERSHIP.ORGANISATION_ID, post.organisationId())
        .set(MEMBERSHIP.POST_ID, postId)
        .set(MEMBERSHIP.ROLE, "holder")
        .set(MEMBERSHIP.FROM_DATE, from)
        .execute();
    events.publishEvent(new Taken(new Ref(Kind.POST, postId), by, from.toString()));
  }

  public record Left(Ref about, Who by, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "post.left";
    }
  }

  /// The present holder's last day is yesterday; from today on the post stands vacant. A holding
  /// that began today ends today.
  @Transactional
  public void vacate(long postId, Who by) {
    var today = LocalDate.now(clock);
    var ended =
        sql.update(MEMBERSHIP)
            .set(
                MEMBERSHIP.TO_DATE, DSL.greatest(MEMBERSHIP.FROM_DATE, DSL.val(today.minusDays(1))))
            .where(
                MEMBERSHIP.POST_ID.eq(postId),
                MEMBERSHIP.FROM_DATE.le(today),
                MEMBERSHIP.TO_DATE.isNull())
            .execute();
    if (ended > 0) {
      events.publishEvent(new Left(new Ref(Kind.POST, postId), by, today.toString()));
    }
  }

  /// @param where with [#IDS] as its only value
  private List<Post> list(Shape shape, Condition where, Collection<Long> ids) {
    return kept.query(
            shape,
            () ->
                DSL.select(POST_WITH_HOLDER)
                    .from(POST)
                    .leftJoin(MEMBERSHIP)
                    .on(
                        MEMBERSHIP.POST_ID.eq(POST.ID),
                        MEMBERSHIP.FROM_DATE.le(TODAY),
                        MEMBERSHIP.TO_DATE.isNull().or(MEMBERSHIP.TO_DATE.ge(TODAY)))
                    .leftJoin(PERSON)
                    .on(PERSON.ID.eq(MEMBERSHIP.PERSON_ID))
                    .where(where)
                    .orderBy(POST.ORGANISATION_ID, POST.HEAD.desc(), POST.ID)
                    .limit(DSL.inline(5_000)))
        .with("ids", ids.toArray(Long[]::new))
        .with("today", LocalDate.now(clock))
        .fetch(Posts::post);
  }

  static Post post(Record row) {
    var holder =
        row.get(PERSON.ID) == null
            ? null
            : new Person(
                row.get(PERSON.ID),
                row.get(PERSON.BODY_ID),
                row.get(PERSON.NAME_EN),
                row.get(PERSON.NAME_ZH));
    var roles =
        Arrays.stream(row.get(POST.ROLES))
            .map(code -> Coded.of(Role.class, code))
            .collect(Collectors.toUnmodifiableSet());
    return new Post(
        row.get(POST.ID),
        row.get(POST.ORGANISATION_ID),
        row.get(POST.TITLE_EN),
        row.get(POST.TITLE_ZH),
        row.get(POST.HEAD),
        roles,
        holder);
  }
}
