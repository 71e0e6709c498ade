package org.throughline.overviews;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.shared.Coded;

/// How long each hand-off took. Information about the way, not about anybody on it: quartiles over
/// all that passed it, no list of who was slow.
@Service
public class Lags {
  private final DSLContext sql;
  private final Scopes scopes;

  Lags(DSLContext sql, Scopes scopes) {
    this.sql = sql;
    this.scopes = scopes;
  }

  /// In days, with fractions.
  ///
  /// @param count how many passed this hop
  /// @param quarter a quarter of them were at least as quick
  /// @param threeQuarters three quarters of them were at least as quick
  public record Lag(int count, double quarter, double half, double threeQuarters) {}

  /// Hops that nothing has passed are missing. Without a year, of the last twelve months.
  public Map<Hop, Lag> of(Actor actor, Scope scope) {
    var found = new EnumMap<Hop, Lag>(Hop.class);
    found.putAll(receipts(scope));
    found.putAll(tasks(actor, scope));
    return found;
  }

  private Instant from(Scope scope) {
    var year = scope.year();
    return year == null
        ? scopes.today().minusYears(1).atStartOfDay(scopes.zone()).toInstant()
        : scopes.beginning(year);
  }

  private Instant until(Scope scope) {
    var year = scope.year();
    return year == null
        ? scopes.today().plusDays(1).atStartOfDay(scopes.zone()).toInstant()
        : scopes.beginning(year + 1);
  }

  private Map<Hop, Lag> receipts(Scope scope) {
    return fetch(
        """
        with r as (
          select r.directive_id, r.organisation_id, r.sent_at, r.acknowledged_at
            from directives.receipt r join organisations.organisation o on o.id = r.organisation_id
           where o.first_number between {0} and {1} and r.sent_at >= {2} and r.sent_at < {3}
             and r.state in ('delivered', 'acknowledged')
        ), hop as (
          select 'sent_acknowledged' as name, acknowledged_at - sent_at as took from r where acknowledged_at is not null
          union all
          select 'sent_conveyed', greatest(interval '0', c.conveyed_on - r.sent_at)
            from r join lateral (select min(conveyed_on)::timestamptz as conveyed_on from directives.conveyance c
                                  where c.directive_id = r.directive_id and c.organisation_id = r.organisation_id) c
              on c.conveyed_on is not null
          union all
          select 'sent_decided', greatest(interval '0', n.at - r.sent_at)
            from r join directives.clause c on c.directive_id = r.directive_id
                   join directives.coverage_note n on n.clause_id = c.id and n.organisation_id = r.organisation_id
        )
        """,
        DSL.val(scope.under().first()),
        DSL.val(scope.under().last()),
        DSL.val(from(scope)),
        DSL.val(until(scope)));
  }

  private Map<Hop, Lag> tasks(Actor actor, Scope scope) {
    return fetch(
        """
        with t as (
          select task.id, task.issued_at,
                 (select min(a.at) from audit.entry a
                   where a.kind = 'task' and a.record_id = task.id and a.action = 'task.accepted') as accepted_at
            from tasks.task
           where {0} and task.issued_at >= {1} and task.issued_at < {2}
        ), hop as (
          select 'issued_accepted' as name, accepted_at - issued_at as took from t where accepted_at is not null
          union all
          select 'accepted_reported', greatest(interval '0', r.first - t.accepted_at)
            from t join lateral (select min(reported_at) as first from tasks.report r where r.task_id = t.id) r on r.first is not null
           where t.accepted_at is not null
          union all
          select 'reported_verified', v.verified_at - r.reported_at
            from t join tasks.verification v on v.task_id = t.id join tasks.report r on r.id = v.report_id
          union all
          select 'verified_closed', greatest(interval '0', c.closed_at - v.last)
            from t join tasks.closure c on c.task_id = t.id
              join lateral (select max(verified_at) as last from tasks.verification v where v.task_id = t.id) v on v.last is not null
        )
        """,
        scopes.tasks(actor, scope), DSL.val(from(scope)), DSL.val(until(scope)));
  }

  private Map<Hop, Lag> fetch(String hops, QueryPart... parts) {
    var found = new EnumMap<Hop, Lag>(Hop.class);
    sql.resultQuery(
            hops
                + """
                , days as (select name, extract(epoch from took) / 86400.0 as n from hop)
                select name, count(*)::int,
                       percentile_cont(0.25) within group (order by n)::float8,
                       percentile_cont(0.50) within group (order by n)::float8,
                       percentile_cont(0.75) within group (order by n)::float8
                  from days group by name
                """,
            parts)
        .forEach(row ->
            found.put(
                Coded.of(Hop.class, row.get(0, String.class)),
                new Lag(
                    row.get(1, Integer.class),
                    row.get(2, Double.class),
                    row.get(3, Double.class),
                    row.get(4, Double.class))));
    return found;
  }
}
