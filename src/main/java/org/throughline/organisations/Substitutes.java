package org.throughline.organisations;

import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.POST;
import static throughline.db.organisations.Tables.SUBSTITUTION;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Refusal;
import org.throughline.shared.Who;

/// Substitutes while a holder is away. A substitute acts from the post, and everything they enter
/// says for whom. It ends with its last day, or when the holder leaves the post; nobody has to do
/// anything for that.
@Service
public class Substitutes {
  /// Longer than this is an appointment.
  public static final int LONGEST_DAYS = 366;

  private final DSLContext sql;
  private final Organisations organisations;
  private final Posts posts;
  private final People people;
  private final Policy policy;
  private final Clock clock;
  private final ZoneId zone;
  private final ApplicationEventPublisher events;

  Substitutes(
      DSLContext sql,
      Organisations organisations,
      Posts posts,
      People people,
      Policy policy,
      Clock clock,
      ZoneId zone,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.organisations = organisations;
    this.posts = posts;
    this.people = people;
    this.policy = policy;
    this.clock = clock;
    this.zone = zone;
    this.events = events;
  }

  /// About the post.
  public record Named(Ref about, Who by, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "post.substitute_named";
    }
  }

  /// About the post.
  public record Ended(Ref about, Who by, @Nullable String detail) implements Happened {
    @Override
    public String action() {
      return "post.substitute_ended";
    }
  }

  /// @throws NotFound where the actor may not know of the post
  /// @throws Forbidden for anybody but the holder and the administrator
  @Transactional
  public Outcome<Long> name(
      Actor actor, long postId, long personId, Set<Role> roles, LocalDate from, LocalDate to) {
    var post = lock(actor, postId);
    require(actor, post);
    var holder = post.holder();
    if (holder == null) {
      return Outcome.conflict("organisations.substitute.vacant");
    }
    var refusal = refusal(post, holder, personId, roles, from, to);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    long id =
        sql.insertInto(SUBSTITUTION)
            .set(SUBSTITUTION.POST_ID, postId)
            .set(SUBSTITUTION.HOLDER_ID, holder.id())
            .set(SUBSTITUTION.PERSON_ID, personId)
            .set(
                SUBSTITUTION.ROLES,
                roles.equals(post.roles())
                    ? new String[0]
                    : roles.stream().map(Role::code).sorted().toArray(String[]::new))
            .set(SUBSTITUTION.FROM_DATE, from)
            .set(SUBSTITUTION.TO_DATE, to)
            .set(SUBSTITUTION.NAMED_BY, actor.personId())
            .set(SUBSTITUTION.NAMED_AT, clock.instant())
            .returningResult(SUBSTITUTION.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(new Named(new Ref(Kind.POST, postId), actor.who(), from + " – " + to));
    return Outcome.done(id);
  }

  private @Nullable Refusal refusal(
      Post post, Person holder, long personId, Set<Role> roles, LocalDate from, LocalDate to) {
    var body = organisations.get(post.organisationId()).bodyId();
    if (personId == holder.id()
        || people.find(personId).filter(each -> each.bodyId() == body).isEmpty()) {
      return Refusal.invalid("organisations.substitute.person");
    }
    if (!post.roles().containsAll(roles)) {
      return Refusal.invalid("organisations.substitute.roles");
    }
    if (from.isBefore(LocalDate.now(clock))) {
      return Refusal.invalid("organisations.substitute.from_past", from);
    }
    if (to.isBefore(from)) {
      return Refusal.invalid("organisations.substitute.to_before_from", from);
    }
    if (to.isAfter(from.plusDays(LONGEST_DAYS))) {
      return Refusal.invalid("organisations.substitute.too_long", LONGEST_DAYS);
    }
    var twice =
        sql.fetchExists(
            SUBSTITUTION,
            SUBSTITUTION.POST_ID.eq(post.id()),
            SUBSTITUTION.PERSON_ID.eq(personId),
            SUBSTITUTION.ENDED_AT.isNull(),
            SUBSTITUTION.FROM_DATE.le(to),
            SUBSTITUTION.TO_DATE.ge(from));
    return twice ? Refusal.conflict("organisations.substitute.twice") : null;
  }

  /// At once; one that has ended already stays as it is.
  ///
  /// @throws NotFound where the post has no such substitution
  @Transactional
  public Outcome<Long> end(Actor actor, long postId, long id) {
    require(actor, lock(actor, postId));
    var which = SUBSTITUTION.ID.eq(id).and(SUBSTITUTION.POST_ID.eq(postId));
    if (!sql.fetchExists(SUBSTITUTION, which)) {
      throw new NotFound("substitution");
    }
    var ended =
        sql.update(SUBSTITUTION)
            .set(SUBSTITUTION.ENDED_AT, clock.instant())
            .set(SUBSTITUTION.ENDED_BY, actor.personId())
            .where(
                which,
                SUBSTITUTION.ENDED_AT.isNull(),
                SUBSTITUTION.TO_DATE.ge(LocalDate.now(clock)))
            .execute();
    if (ended == 0) {
      return Outcome.conflict("organisations.substitute.over");
    }
    events.publishEvent(
        new Ended(new Ref(Kind.POST, postId), actor.who(), LocalDate.now(clock).toString()));
    return Outcome.done(id);
  }

  private Post lock(Actor actor, long postId) {
    sql.select(POST.ID).from(POST).where(POST.ID.eq(postId)).forUpdate().execute();
    var post = posts.get(postId);
    organisations.get(actor, post.organisationId());
    return post;
  }

  public boolean mayName(Actor actor, Post post) {
    var holder = post.holder();
    var own = holder != null && holder.id() == actor.personId() && actor.onBehalfOf() == null;
    return own || policy.allows(actor, Permission.ORGANISATION_ADMINISTER, post.organisationId());
  }

  private void require(Actor actor, Post post) {
    if (!mayName(actor, post)) {
      throw new Forbidden(Permission.SUBSTITUTE_NAME.code());
    }
  }

  /// Newest first. Whoever asks has been shown the post.
  public List<Substitution> of(long postId) {
    var holder = PERSON.as("holder");
    return sql.select(
            SUBSTITUTION.ID,
            SUBSTITUTION.POST_ID,
            SUBSTITUTION.ROLES,
            SUBSTITUTION.FROM_DATE,
            SUBSTITUTION.TO_DATE,
            SUBSTITUTION.ENDED_AT,
            PERSON.ID,
            PERSON.BODY_ID,
            PERSON.NAME_EN,
            PERSON.NAME_ZH,
            holder.ID,
            holder.BODY_ID,
            holder.NAME_EN,
            holder.NAME_ZH)
        .from(SUBSTITUTION)
        .join(PERSON)
        .on(PERSON.ID.eq(SUBSTITUTION.PERSON_ID))
        .join(holder)
        .on(holder.ID.eq(SUBSTITUTION.HOLDER_ID))
        .where(SUBSTITUTION.POST_ID.eq(postId))
        .orderBy(SUBSTITUTION.FROM_DATE.desc(), SUBSTITUTION.ID.desc())
        .limit(100)
        .fetch(row -> {
          var ended = row.get(SUBSTITUTION.ENDED_AT);
          return new Substitution(
              row.get(SUBSTITUTION.ID),
              row.get(SUBSTITUTION.POST_ID),
              new Person(
                  row.get(holder.ID),
                  row.get(holder.BODY_ID),
                  row.get(holder.NAME_EN),
                  row.get(holder.NAME_ZH)),
              new Person(
                  row.get(PERSON.ID),
                  row.get(PERSON.BODY_ID),
                  row.get(PERSON.NAME_EN),
                  row.get(PERSON.NAME_ZH)),
              roles(row.get(SUBSTITUTION.ROLES)),
              row.get(SUBSTITUTION.FROM_DATE),
              row.get(SUBSTITUTION.TO_DATE),
              ended == null ? null : ended.atZone(zone).toLocalDate());
        });
  }

  static Set<Role> roles(String[] codes) {
    return Arrays.stream(codes)
        .map(code -> Coded.of(Role.class, code))
        .collect(Collectors.toUnmodifiableSet());
  }
}
