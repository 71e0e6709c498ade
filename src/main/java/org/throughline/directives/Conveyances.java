package org.throughline.directives;

import static throughline.db.directives.Tables.CONVEYANCE;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Coded;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// At which meeting or by which circulation a directive was passed on. Its lag is information,
/// never a score.
@Service
public class Conveyances {
  private final DSLContext sql;
  private final Clock clock;
  private final Directives directives;
  private final Organisations organisations;
  private final ApplicationEventPublisher events;

  Conveyances(
      DSLContext sql,
      Clock clock,
      Directives directives,
      Organisations organisations,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.directives = directives;
    this.organisations = organisations;
    this.events = events;
  }

  public record Recorded(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "directive.conveyed";
    }
  }

  /// In an organisation of the actor's own body. Whether the actor may is the caller's rule: the
  /// secretary who ends a meeting, or who notes a circulation.
  ///
  /// @return the conveyance's id
  @Transactional
  public long record(
      Actor actor, long directiveId, long organisationId, ConveyanceMeans means, LocalDate on) {
    directives.get(actor, directiveId);
    if (organisations.get(organisationId).bodyId() != actor.bodyId()) {
      throw new Forbidden("conveyance");
    }
    long id =
        sql.insertInto(CONVEYANCE)
            .set(CONVEYANCE.DIRECTIVE_ID, directiveId)
            .set(CONVEYANCE.ORGANISATION_ID, organisationId)
            .set(CONVEYANCE.MEANS, means.code())
            .set(CONVEYANCE.CONVEYED_ON, on)
            .set(CONVEYANCE.RECORDED_AT, clock.instant())
            .set(CONVEYANCE.RECORDED_BY, actor.personId())
            .returningResult(CONVEYANCE.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(new Recorded(new Ref(Kind.CONVEYANCE, id), actor.who(), on.toString()));
    return id;
  }

  /// Of one directive in one body, committees and departments included, earliest first. Whoever
  /// asks has already been shown the directive and may see that body.
  public List<Conveyance> inBody(long directiveId, long bodyId) {
    return sql.select(
            CONVEYANCE.ID,
            CONVEYANCE.DIRECTIVE_ID,
            CONVEYANCE.ORGANISATION_ID,
            CONVEYANCE.MEANS,
            CONVEYANCE.CONVEYED_ON)
        .from(CONVEYANCE)
        .join(ORGANISATION)
        .on(ORGANISATION.ID.eq(CONVEYANCE.ORGANISATION_ID))
        .where(CONVEYANCE.DIRECTIVE_ID.eq(directiveId))
        .and(ORGANISATION.BODY_ID.eq(bodyId))
        .orderBy(CONVEYANCE.CONVEYED_ON, CONVEYANCE.ID)
        .limit(100)
        .fetch(row ->
            new Conveyance(
                row.value1(),
                row.value2(),
                row.value3(),
                Coded.of(ConveyanceMeans.class, row.value4()),
                row.value5()));
  }
}
