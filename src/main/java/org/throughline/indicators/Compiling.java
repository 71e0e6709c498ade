package org.throughline.indicators;

import java.time.Clock;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Compiles a request against the registry: one statement, however many bodies it goes to.
@Component
class Compiling {
  private static final String COUNTS =
      """
      , people as (
        select greatest(1, count(distinct m.person_id)) as n
          from (select distinct organisation_id from told where how = 'asked') b
          left join organisations.organisation o on o.body_id = b.organisation_id
          left join organisations.post p on p.organisation_id = o.id and 'secretary' = any(p.roles)
          left join organisations.membership m
            on m.post_id = p.id and m.from_date <= {1} and (m.to_date is null or m.to_date >= {1})
         group by b.organisation_id)
      select count(distinct organisation_id) filter (where how = 'asked') as bodies,
             (select coalesce(sum(n), 0) from people) as people,
             count(*) filter (where how = 'asked') as fields,
             coalesce(sum(minutes) filter (where how = 'asked'), 0) as minutes,
             count(*) filter (where how = 'filled') as filled,
             coalesce(sum(minutes) filter (where how in ('filled', 'computed', 'joined')), 0) as filled_minutes,
             count(*) filter (where how = 'computed') as computed,
             count(*) filter (where how = 'joined') as joined,
             count(*) filter (where how = 'declined') as declined,
             count(*) filter (where how = 'none') as none
        from told
      """;
  private static final String LOOK =
      "with told as materialized (select * from indicators.compiled({0}))";
  private static final String ASK =
      LOOK
          + """
          , asking as (
            insert into indicators.ask (series_id, period, organisation_id, request_id)
            select series_id, period, organisation_id, {0} from told where how = 'asked'
          ), counting as (
            update indicators.request_body b
               set n_filled = c.filled, n_computed = c.computed, n_joined = c.joined, n_declined = c.declined,
                   n_none = c.none, n_asked = c.asked
              from (select organisation_id,
                           count(*) filter (where how = 'filled') as filled,
                           count(*) filter (where how = 'computed') as computed,
                           count(*) filter (where how = 'joined') as joined,
                           count(*) filter (where how = 'declined') as declined,
                           count(*) filter (where how = 'none') as none,
                           count(*) filter (where how = 'asked') as asked
                      from told group by organisation_id) c
             where b.request_id = {0} and b.organisation_id = c.organisation_id)
          """;

  private final DSLContext sql;
  private final Clock clock;

  Compiling(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// What a draft would cost if it were sent now.
  DataRequest.Cost cost(long requestId) {
    return run(LOOK + COUNTS, requestId);
  }

  /// Asks for what is neither held nor computed nor asked for already. The caller holds the lock.
  DataRequest.Cost ask(long requestId) {
    return run(ASK + COUNTS, requestId);
  }

  private DataRequest.Cost run(String statement, long requestId) {
    return cost(sql.fetchSingle(statement, DSL.val(requestId), DSL.val(LocalDate.now(clock))));
  }

  private static DataRequest.Cost cost(Record row) {
    return new DataRequest.Cost(
        row.get("bodies", Integer.class),
        row.get("people", Integer.class),
        row.get("fields", Integer.class),
        row.get("minutes", Integer.class),
        row.get("filled", Integer.class),
        row.get("filled_minutes", Integer.class),
        row.get("computed", Integer.class),
        row.get("joined", Integer.class),
        row.get("declined", Integer.class),
        row.get("none", Integer.class));
  }

  /// Nobody enters a figure and nobody else sends while a request is compiled: entering shares this
  /// lock (`indicators.share_the_lock`), so that neither passes the other unseen.
  void lock() {
    sql.execute("select pg_advisory_xact_lock(50, 51)");
  }
}
