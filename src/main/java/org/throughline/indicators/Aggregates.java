package org.throughline.indicators;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;

/// Figures computed upward, with how complete they are.
@Service
public class Aggregates {
  private static final int MISSING = 200;

  private final DSLContext sql;

  Aggregates(DSLContext sql) {
    this.sql = sql;
  }

  /// For those of the bodies that have bodies of the collecting kind beneath them, and that the
  /// reader may look into; one statement for all.
  public List<Computed> of(
      Actor actor,
      Collection<Long> seriesIds,
      Collection<LocalDate> periods,
      Collection<Long> bodyIds) {
    if (seriesIds.isEmpty() || periods.isEmpty() || bodyIds.isEmpty()) {
      return List.of();
    }
    return sql.fetch(
            """
            select s.id, p.period, top.id as body, i.months, coalesce(v.decimals, 0) as decimals,
                   count(d.id) as expected, count(f.id) as reported,
                   count(f.id) filter (where f.state = 'provisional') as provisional,
                   case i.aggregation
                     when 'sum' then sum(f.value)
                     when 'latest' then (array_agg(f.value order by f.at desc, f.id desc) filter (where f.id is not null))[1]
                     when 'average' then
                       case when i.weight_id is null then avg(f.value)
                            else sum(f.value * w.value) / nullif(sum(w.value) filter (where f.id is not null), 0) end
                   end as value
              from indicators.series s
              join indicators.indicator i on i.id = s.indicator_id
              join indicators.definition v on v.indicator_id = i.id and v.version = i.version
             cross join unnest({0}::date[]) as p(period)
              join organisations.organisation top on top.id = any({1}) and top.kind <> i.collected_from
              join organisations.organisation d
                on d.first_number > top.first_number and d.first_number <= top.last_number
               and d.kind = i.collected_from and d.dissolved_on is null
              left join indicators.figure f
                on f.series_id = s.id and f.period = p.period and f.organisation_id = d.id
              left join indicators.series ws on ws.indicator_id = i.weight_id and ws.position = 0
              left join indicators.figure w
                on w.series_id = ws.id and w.period = p.period and w.organisation_id = d.id
             where s.id = any({2})
               and i.aggregation <> 'none'
               and (top.body_id = {3} or ({4} and top.first_number between {5} and {6}))
             group by s.id, p.period, top.id, i.id, v.decimals
             order by p.period, s.position, top.first_number
             limit 50000
            """,
            org.jooq.impl.DSL.val(periods.toArray(LocalDate[]::new)),
            org.jooq.impl.DSL.val(bodyIds.toArray(Long[]::new)),
            org.jooq.impl.DSL.val(seriesIds.toArray(Long[]::new)),
            org.jooq.impl.DSL.val(actor.bodyId()),
            org.jooq.impl.DSL.val(actor.overseesBelow()),
            org.jooq.impl.DSL.val(actor.bodyFirst()),
            org.jooq.impl.DSL.val(actor.bodyLast()))
        .map(row -> {
          var value = row.get("value", BigDecimal.class);
          int decimals = row.get("decimals", Integer.class);
          return new Computed(
              row.get("id", Long.class),
              new Period(
                  Frequency.of(row.get("months", Integer.class)),
                  row.get("period", LocalDate.class)),
              row.get("body", Long.class),
              value == null ? null : value.setScale(decimals, RoundingMode.HALF_UP),
              row.get("reported", Integer.class),
              row.get("expected", Integer.class),
              row.get("provisional", Integer.class));
        });
  }

  /// The bodies that a computed figure still waits for, in tree order; at most 200. Empty where the
  /// reader may not look into the body.
  public List<Long> missing(Actor actor, long seriesId, LocalDate period, long bodyId) {
    return sql.fetch(
            """
            select d.id
              from indicators.series s
              join indicators.indicator i on i.id = s.indicator_id
              join organisations.organisation top on top.id = {0}
              join organisations.organisation d
                on d.first_number > top.first_number and d.first_number <= top.last_number
               and d.kind = i.collected_from and d.dissolved_on is null
             where s.id = {1}
               and (top.body_id = {2} or ({3} and top.first_number between {4} and {5}))
               and not exists (select from indicators.figure f
                                where f.series_id = s.id and f.period = {6} and f.organisation_id = d.id)
             order by d.first_number
             limit {7}
            """,
            org.jooq.impl.DSL.val(bodyId),
            org.jooq.impl.DSL.val(seriesId),
            org.jooq.impl.DSL.val(actor.bodyId()),
            org.jooq.impl.DSL.val(actor.overseesBelow()),
            org.jooq.impl.DSL.val(actor.bodyFirst()),
            org.jooq.impl.DSL.val(actor.bodyLast()),
            org.jooq.impl.DSL.val(period),
            org.jooq.impl.DSL.val(MISSING))
        .map(row -> row.get(0, Long.class));
  }
}
