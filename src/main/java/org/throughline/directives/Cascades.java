package org.throughline.directives;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
import static throughline.db.directives.Tables.CASCADE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;
import static throughline.db.directives.Tables.ROUTE;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.Addressing;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Coded;

/// Directives on their way to many bodies. What was begun is written down with how far it came, so
/// that anybody can look on and whoever starts next goes on with the rest.
@Service
public class Cascades {
  /// Up to so many bodies are served while the sender waits; a second or less.
  static final int AT_ONCE = 2_000;

  /// Bodies in one step of a longer one.
  private static final int STEP = 6_000;

  private final DSLContext sql;
  private final Clock clock;
  private final Organisations organisations;
  private final Deliveries deliveries;
  private final TransactionTemplate transaction;

  Cascades(
      DSLContext sql,
      Clock clock,
      Organisations organisations,
      Deliveries deliveries,
      TransactionTemplate transaction) {
    this.sql = sql;
    this.clock = clock;
    this.organisations = organisations;
    this.deliveries = deliveries;
    this.transaction = transaction;
  }

  /// How far a sending has come.
  ///
  /// @param viaOrganisationId the body that sends
  /// @param total bodies chosen when it began
  /// @param done of those, how many have been served
  /// @param finishedAt null while it goes on
  public record Progress(
      long id,
      long directiveId,
      long viaOrganisationId,
      Addressees addressees,
      int total,
      int done,
      Instant startedAt,
      long startedBy,
      @Nullable Instant finishedAt) {
    public boolean finished() {
      return finishedAt != null;
    }

    /// From 0 to 100.
    public int percent() {
      return finished() ? 100 : (int) Math.min(99, 100L * done / total);
    }
  }

  /// The sendings of a directive by the actor's body, newest first, at most twenty. Whoever asks
  /// has been shown the directive.
  public List<Progress> progress(Actor actor, long directiveId) {
    return sql.select(CASCADE.asterisk())
        .from(CASCADE)
        .where(CASCADE.DIRECTIVE_ID.eq(directiveId))
        .and(CASCADE.VIA_ORGANISATION_ID.eq(actor.bodyId()))
        .orderBy(CASCADE.ID.desc())
        .limit(20)
        .fetch(Cascades::progress);
  }

  /// One sending of the actor's own body.
  public Optional<Progress> find(Actor actor, long cascadeId) {
    return sql.select(CASCADE.asterisk())
        .from(CASCADE)
        .where(CASCADE.ID.eq(cascadeId))
        .and(CASCADE.VIA_ORGANISATION_ID.eq(actor.bodyId()))
        .fetchOptional(Cascades::progress);
  }

  /// How many bodies are chosen, and how many of them this route has not reached, or that returned
  /// it.
  record Chosen(int total, int first) {}

  Chosen chosen(Actor actor, long directiveId, Addressees addressees) {
    var routed =
        selectOne()
            .from(ROUTE)
            .where(ROUTE.DIRECTIVE_ID.eq(directiveId))
            .and(ROUTE.ORGANISATION_ID.eq(ORGANISATION.ID))
            .and(ROUTE.VIA_ORGANISATION_ID.eq(actor.bodyId()));
    var returned =
        selectOne()
            .from(RECEIPT)
            .where(RECEIPT.DIRECTIVE_ID.eq(directiveId))
            .and(RECEIPT.ORGANISATION_ID.eq(ORGANISATION.ID))
            .and(RECEIPT.STATE.eq(ReceiptState.RETURNED.code()));
    var row =
        sql.select(count(), count(when(notExists(routed).or(exists(returned)), 1)))
            .from(ORGANISATION)
            .where(Addressing.chosen(actor, addressees))
            .fetchSingle();
    return new Chosen(row.value1(), row.value2());
  }

  /// Writes down what is to be done. Nothing is sent yet.
  @Transactional(propagation = Propagation.MANDATORY)
  long begin(Actor actor, long directiveId, Addressees addressees, int total) {
    return sql.insertInto(CASCADE)
        .set(CASCADE.DIRECTIVE_ID, directiveId)
        .set(CASCADE.VIA_ORGANISATION_ID, actor.bodyId())
        .set(CASCADE.UNDER_ORGANISATION_ID, under(addressees))
        .set(CASCADE.KINDS, kinds(addressees))
        .set(CASCADE.NAMED, named(addressees))
        .set(CASCADE.TOTAL, total)
        .set(CASCADE.STARTED_AT, clock.instant())
        .set(CASCADE.STARTED_BY, actor.personId())
        .returningResult(CASCADE.ID)
        .fetchSingle()
        .value1();
  }

  private static @Nullable Long under(Addressees addressees) {
    return addressees instanceof Addressees.Under(var node, _) ? node : null;
  }

  private static String @Nullable [] kinds(Addressees addressees) {
    return addressees instanceof Addressees.Under(_, var kinds)
        ? kinds.stream().map(Coded::code).sorted().toArray(String[]::new)
        : null;
  }

  private static Long @Nullable [] named(Addressees addressees) {
    return addressees instanceof Addressees.Named(var ids)
        ? ids.stream().sorted().toArray(Long[]::new)
        : null;
  }

  /// The next step of one cascade, in a transaction of its own or in the caller's.
  ///
  /// @return whether there is more to do
  boolean step(long cascadeId) {
    return Boolean.TRUE.equals(transaction.execute(_ -> stepLocked(cascadeId)));
  }

  private boolean stepLocked(long cascadeId) {
    // Skipping what another instance is just doing: it goes on with it by itself.
    var locked =
        sql.select(CASCADE.asterisk())
            .from(CASCADE)
            .where(CASCADE.ID.eq(cascadeId))
            .and(CASCADE.FINISHED_AT.isNull())
            .forUpdate()
            .skipLocked()
            .fetchOptional();
    if (locked.isEmpty()) {
      return false;
    }
    var cascade = progress(locked.get());
    var served =
        new Served(locked.get().get(CASCADE.SERVED_PARENT), locked.get().get(CASCADE.SERVED_UP_TO));
    var inForce =
        sql.fetchExists(
            DIRECTIVE,
            DIRECTIVE.ID.eq(cascade.directiveId()),
            DIRECTIVE.STATE.eq(ForceState.IN_FORCE.code()));
    // Withdrawn meanwhile: those not served yet get nothing.
    var next = inForce ? nextOf(cascade, served) : List.<Served>of();
    deliveries.deliver(
        cascade.directiveId(),
        cascade.viaOrganisationId(),
        cascade.startedBy(),
        next.stream().map(Served::body).toArray(Long[]::new));
    var more = next.size() == STEP;
    var last = next.isEmpty() ? served : next.getLast();
    sql.update(CASCADE)
        .set(CASCADE.DONE, cascade.done() + next.size())
        .set(CASCADE.SERVED_PARENT, last.parent())
        .set(CASCADE.SERVED_UP_TO, last.body())
        .set(CASCADE.FINISHED_AT, more ? null : clock.instant())
        .where(CASCADE.ID.eq(cascadeId))
        .execute();
    return more;
  }

  /// Which body was served, and whose child it is.
  private record Served(long parent, long body) {}

  /// Parent by parent, so that each step changes the counters of few; by ids, which stay when the
  /// tree is numbered again. Where a body is moved meanwhile the database begins again.
  private List<Served> nextOf(Progress cascade, Served served) {
    return sql.select(ORGANISATION.PARENT_ID, ORGANISATION.ID)
        .from(ORGANISATION)
        .where(Addressing.chosen(sender(cascade), cascade.addressees()))
        .and(row(ORGANISATION.PARENT_ID, ORGANISATION.ID).gt(served.parent(), served.body()))
        .orderBy(ORGANISATION.PARENT_ID, ORGANISATION.ID)
        .limit(STEP)
        .fetch(row -> new Served(row.value1(), row.value2()));
  }

  /// The sending body as it stands in the tree now; whether it may send was asked when it began.
  private Actor sender(Progress cascade) {
    var body = organisations.get(cascade.viaOrganisationId());
    return new Actor(
        cascade.startedBy(), 0, body.id(), body.id(), body.first(), body.last(), Set.of(), null);
  }

  /// Those that have not been finished, oldest first.
  List<Long> unfinished() {
    return sql.select(CASCADE.ID)
        .from(CASCADE)
        .where(CASCADE.FINISHED_AT.isNull())
        .orderBy(CASCADE.ID)
        .limit(100)
        .fetch(CASCADE.ID);
  }

  private static Addressees addressees(Record row) {
    if (row.get(CASCADE.UNDER_ORGANISATION_ID) == null) {
      return new Addressees.Named(Set.of(row.get(CASCADE.NAMED)));
    }
    return new Addressees.Under(
        row.get(CASCADE.UNDER_ORGANISATION_ID),
        Arrays.stream(row.get(CASCADE.KINDS))
            .map(code -> Coded.of(OrganisationKind.class, code))
            .collect(Collectors.toSet()));
  }

  private static Progress progress(Record row) {
    return new Progress(
        row.get(CASCADE.ID),
        row.get(CASCADE.DIRECTIVE_ID),
        row.get(CASCADE.VIA_ORGANISATION_ID),
        addressees(row),
        row.get(CASCADE.TOTAL),
        row.get(CASCADE.DONE),
        row.get(CASCADE.STARTED_AT),
        row.get(CASCADE.STARTED_BY),
        row.get(CASCADE.FINISHED_AT));
  }
}
