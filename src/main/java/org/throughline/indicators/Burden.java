package org.throughline.indicators;

import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;

/// What bodies are asked for, by whom, and what they did not have to be asked. Bodies, never
/// people.
@Service
public class Burden {
  public static final int MONTHS = 12;

  private final DSLContext sql;
  private final Organisations organisations;
  private final Policy policy;
  private final Clock clock;

  Burden(DSLContext sql, Organisations organisations, Policy policy, Clock clock) {
    this.sql = sql;
    this.organisations = organisations;
    this.policy = policy;
    this.clock = clock;
  }

  /// What one body asked, or what all asked in one month.
  ///
  /// @param organisationId who asks; 0 in a sum over a month
  /// @param month null in a sum over who asks
  /// @param spared fields that needed no asking: held or computed
  /// @param joined fields that another request asked for already
  /// @param sparedMinutes of work for both
  /// @param over how many of the requests went beyond the budget
  public record Sum(
      long organisationId,
      @org.jspecify.annotations.Nullable LocalDate month,
      int requests,
      int fields,
      int minutes,
      int spared,
      int joined,
      int sparedMinutes,
      int over) {}

  /// The body, once it is sure that the actor may look at its burden.
  public Organisation body(Actor actor, long bodyId) {
    var body = organisations.get(actor, bodyId);
    policy.require(actor, Permission.BURDEN_READ, body.id());
    return organisations.get(body.bodyId());
  }

  /// The most asking first, over the last twelve months; at most a hundred.
  ///
  /// @param below with all bodies beneath
  public List<Sum> byAsker(Organisation body, boolean below) {
    return sums("r.organisation_id", "sum(b.n_asked) desc, r.organisation_id", body, below);
  }

  /// Latest month first.
  public List<Sum> byMonth(Organisation body, boolean below) {
    return sums("r.month", "r.month desc", body, below);
  }

  private List<Sum> sums(String by, String order, Organisation body, boolean below) {
    return sql.fetch(
            """
            select %s as key, count(distinct r.id) as requests, sum(b.n_asked) as fields,
                   sum(r.asked_minutes::numeric * b.n_asked / greatest(1, r.asked_fields)) as minutes,
                   sum(b.n_filled + b.n_computed) as spared, sum(b.n_joined) as joined,
                   sum(r.filled_minutes::numeric * (b.n_filled + b.n_computed + b.n_joined)
                       / greatest(1, r.filled_fields + r.computed_fields + r.joined_fields)) as spared_minutes,
                   count(distinct r.id) filter (where r.over_reason is not null) as over
              from indicators.request r
              join indicators.request_body b on b.request_id = r.id
              join organisations.organisation o on o.id = b.organisation_id
             where r.state <> 'draft' and r.month >= {0} and o.first_number between {1} and {2}
             group by %s
             order by %s
             limit 100
            """
                .formatted(by, by, order),
            val(LocalDate.now(clock).withDayOfMonth(1).minusMonths(MONTHS - 1L)),
            val(body.first()),
            val(below ? body.last() : body.first()))
        .map(Burden::sum);
  }

  private static Sum sum(Record row) {
    var key = row.get("key");
    return new Sum(
        key instanceof Long id ? id : 0,
        key instanceof java.sql.Date day
            ? day.toLocalDate()
            : key instanceof LocalDate day ? day : null,
        row.get("requests", Integer.class),
        row.get("fields", Integer.class),
        rounded(row.get("minutes", BigDecimal.class)),
        row.get("spared", Integer.class),
        row.get("joined", Integer.class),
        rounded(row.get("spared_minutes", BigDecimal.class)),
        row.get("over", Integer.class));
  }

  private static int rounded(BigDecimal minutes) {
    return minutes.setScale(0, java.math.RoundingMode.HALF_UP).intValue();
  }

  /// A request that went beyond its budget, with the reason.
  public record Overrun(
      long requestId,
      long organisationId,
      String title,
      LocalDate month,
      int fields,
      int minutes,
      String reason,
      boolean seen) {}

  /// Of the body itself, or of it and all beneath; latest first, at most fifty.
  public List<Overrun> overruns(Organisation body, boolean below) {
    return sql.fetch(
            """
            select r.id, r.organisation_id, r.title, r.month, r.asked_fields, r.asked_minutes, r.over_reason,
                   r.over_seen_at is not null as seen
              from indicators.request r
              join organisations.organisation o on o.id = r.organisation_id
             where r.over_reason is not null and o.first_number between {0} and {1}
             order by r.id desc
             limit 50
            """,
            val(body.first()), val(below ? body.last() : body.first()))
        .map(row ->
            new Overrun(
                row.get("id", Long.class),
                row.get("organisation_id", Long.class),
                row.get("title", String.class),
                row.get("month", LocalDate.class),
                row.get("asked_fields", Integer.class),
                row.get("asked_minutes", Integer.class),
                row.get("over_reason", String.class),
                row.get("seen", Boolean.class)));
  }
}
