package org.throughline.calendars;

import static throughline.db.calendars.Tables.MINIMUM_LEAD;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// How many working days each level needs at least. A body says it for a kind of body, and so for
/// all of that kind beneath it and, where the kind is its own, for itself; the nearest saying
/// holds.
@Service
public class MinimumLeads {
  private static final int LIMIT = 200;

  private final DSLContext sql;
  private final Organisations organisations;
  private final Policy policy;
  private final ApplicationEventPublisher events;

  MinimumLeads(
      DSLContext sql,
      Organisations organisations,
      Policy policy,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.organisations = organisations;
    this.policy = policy;
    this.events = events;
  }

  /// What holds for each body of a way from the root down, in its order.
  List<MinimumLead> along(List<Organisation> path) {
    var said = said(path.stream().map(Organisation::id).toList());
    return path.stream()
        .map(body -> {
          var nearest = nearest(path.subList(0, path.indexOf(body) + 1), body.kind(), said);
          return nearest == null ? MinimumLead.USUAL : nearest.lead();
        })
        .toList();
  }

  /// @param by the body that said it; null for what holds where nobody has
  public record Holding(MinimumLead lead, @Nullable Organisation by) {}

  /// For each kind of body, what holds at a body and so beneath it.
  public Map<OrganisationKind, Holding> at(long bodyId) {
    var path = organisations.path(bodyId);
    var said = said(path.stream().map(Organisation::id).toList());
    var holding = new TreeMap<OrganisationKind, Holding>();
    for (var kind : OrganisationKind.values()) {
      if (kind.isBody()) {
        holding.put(
            kind,
            Objects.requireNonNullElse(
                nearest(path, kind, said), new Holding(MinimumLead.USUAL, null)));
      }
    }
    return holding;
  }

  private record Saying(long organisationId, OrganisationKind kind, MinimumLead lead) {}

  private List<Saying> said(List<Long> by) {
    return sql.select(
            MINIMUM_LEAD.ORGANISATION_ID,
            MINIMUM_LEAD.KIND,
            MINIMUM_LEAD.OWN_DAYS,
            MINIMUM_LEAD.HAND_ON_DAYS)
        .from(MINIMUM_LEAD)
        .where(MINIMUM_LEAD.ORGANISATION_ID.in(by))
        .limit(LIMIT)
        .fetch(row ->
            new Saying(
                row.value1(),
                Coded.of(OrganisationKind.class, row.value2()),
                new MinimumLead(row.value3(), row.value4())));
  }

  private static @Nullable Holding nearest(
      List<Organisation> path, OrganisationKind kind, List<Saying> said) {
    for (var body : path.reversed()) {
      for (var each : said) {
        if (each.organisationId() == body.id() && each.kind() == kind) {
          return new Holding(each.lead(), body);
        }
      }
    }
    return null;
  }

  public record Said(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "calendar.lead_said";
    }
  }

  /// Says it for the actor's body and what is beneath it.
  ///
  /// @param lead null to say nothing any more, so that what is said above holds again
  @Transactional
  public Outcome<OrganisationKind> say(
      Actor actor, long bodyId, OrganisationKind kind, @Nullable MinimumLead lead) {
    policy.require(actor, Permission.CALENDAR_KEEP, bodyId);
    if (!kind.isBody()) {
      return Outcome.invalid("calendars.refused.lead_kind");
    }
    if (lead != null && (outside(lead.ownDays()) || outside(lead.handOnDays()))) {
      return Outcome.invalid("calendars.refused.lead_days", MinimumLead.MOST);
    }
    sql.deleteFrom(MINIMUM_LEAD)
        .where(MINIMUM_LEAD.ORGANISATION_ID.eq(bodyId))
        .and(MINIMUM_LEAD.KIND.eq(kind.code()))
        .execute();
    if (lead != null) {
      sql.insertInto(MINIMUM_LEAD)
          .set(MINIMUM_LEAD.ORGANISATION_ID, bodyId)
          .set(MINIMUM_LEAD.KIND, kind.code())
          .set(MINIMUM_LEAD.OWN_DAYS, lead.ownDays())
          .set(MINIMUM_LEAD.HAND_ON_DAYS, lead.handOnDays())
          .onDuplicateKeyUpdate()
          .set(MINIMUM_LEAD.OWN_DAYS, lead.ownDays())
          .set(MINIMUM_LEAD.HAND_ON_DAYS, lead.handOnDays())
          .execute();
    }
    var detail =
        kind.code() + (lead == null ? " –" : " " + lead.ownDays() + " + " + lead.handOnDays());
    events.publishEvent(new Said(new Ref(Kind.ORGANISATION, bodyId), actor.who(), detail));
    return Outcome.done(kind);
  }

  private static boolean outside(int days) {
    return days < 0 || days > MinimumLead.MOST;
  }
}
