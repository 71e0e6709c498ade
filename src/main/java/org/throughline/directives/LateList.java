package org.throughline.directives;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.COVERAGE_BENEATH;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.RECEIPT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;

/// What is late: clauses whose day has passed, in bodies where they are unknown, under study,
/// partly covered or uncovered. In the order of their days, and of one clause in the order of the
/// tree.
@Service
public class LateList {
  /// More clauses than this are not looked through for one page.
  private static final int CLAUSES = 5_000;

  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final Organisations organisations;

  LateList(DSLContext sql, Clock clock, Policy policy, Organisations organisations) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.organisations = organisations;
  }

  /// One clause in one body.
  ///
  /// @param due in the past
  public record Late(
      long directiveId,
      String title,
      Language language,
      long clauseId,
      int number,
      LocalDate due,
      long organisationId,
      CoverageState state) {}

  /// Behind which row a page begins.
  public record After(LocalDate due, long clauseId, long organisationId) {}

  /// @param total how many are late in all
  /// @param next where the next page begins; null on the last
  public record Page(List<Late> rows, long total, @Nullable After next) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /// In a body and those beneath it, as far as the actor sees the directives.
  ///
  /// @param underId the actor's own body or one beneath
  /// @param after null for the first page
  public Page page(Actor actor, long underId, @Nullable After after, int size) {
    var under = seen(actor, underId);
    var open = open(actor, under);
    long total = open.stream().mapToLong(Open::late).sum();
    var rows = new ArrayList<Late>();
    var behind = after == null ? 0 : firstNumber(after.organisationId());
    var wanted = wanted(open, after, size + 1);
    var beneath = beneath(wanted, after, behind, under, size + 1);
    for (var clause : wanted) {
      var own = clause.own();
      if (own != null && !(clause.is(after) && behind >= under.first())) {
        rows.add(clause.in(under.id(), own));
      }
      rows.addAll(beneath.getOrDefault(clause.clauseId(), List.of()));
    }
    if (rows.size() <= size) {
      return new Page(rows, total, null);
    }
    var last = rows.get(size - 1);
    return new Page(
        rows.subList(0, size),
        total,
        new After(last.due(), last.clauseId(), last.organisationId()));
  }

  private Organisation seen(Actor actor, long underId) {
    var under = organisations.get(underId);
    if (under.first() < actor.bodyFirst() || under.first() > actor.bodyLast()) {
      throw new NotFound(new Ref(Kind.ORGANISATION, underId));
    }
    policy.require(actor, Permission.COVERAGE_READ, underId);
    return under;
  }

  private long firstNumber(long organisationId) {
    return organisations.find(organisationId).map(Organisation::first).orElse(0L);
  }

  /// A clause that is late somewhere under the body looked at.
  ///
  /// @param own the body's own state; null where that is not late
  /// @param beneath in how many bodies beneath it is late
  private record Open(
      long directiveId,
      String title,
      Language language,
      long clauseId,
      int number,
      LocalDate due,
      @Nullable CoverageState own,
      int beneath) {
    int late() {
      return beneath + (own == null ? 0 : 1);
    }

    boolean is(@Nullable After after) {
      return after != null && after.clauseId() == clauseId;
    }

    Late in(long organisationId, CoverageState state) {
      return new Late(directiveId, title, language, clauseId, number, due, organisationId, state);
    }
  }

  /// By the counters and what is not folded yet: where all is done nothing is looked at.
  private List<Open> open(Actor actor, Organisation under) {
    var pending =
        table(
                """
                (select d.directive_id, (u.place + 6) / 7 as number, sum(u.change)::int as opened
                  from directives.coverage_delta d
                  join organisations.organisation o on o.id = d.organisation_id
                 cross join lateral unnest(d.place, d.change) u(place, change)
                 where o.first_number between {0} and {1} and (u.place - 1) % 7 in (0, 1, 3, 6)
                 group by 1, 2)
                """,
                val(under.first()), val(under.last()))
            .as("pending");
    var opened = field("pending.opened", Integer.class);
    var own =
        field(
            "case when directives.counts({0}) and length({1}) >= {2} then get_byte({1}, {2} - 1) end",
            Integer.class, RECEIPT.STATE, RECEIPT.COVERAGE, CLAUSE.NUMBER);
    var beneath =
        field(
            "directives.open({0}, {1}) + coalesce({2}, 0)",
            Integer.class, COVERAGE_BENEATH.COUNTS, CLAUSE.NUMBER, opened);
    var late = own.in(0, 1, 3, 6);
    return sql.select(
            CLAUSE.ID,
            CLAUSE.NUMBER,
            CLAUSE.DUE_ON,
            CLAUSE.DIRECTIVE_ID,
            DIRECTIVE.TITLE,
            DIRECTIVE.LANGUAGE,
            DSL.when(late, own).as("own"),
            beneath.as("beneath"))
        .from(CLAUSE)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
        .leftJoin(RECEIPT)
        .on(RECEIPT.DIRECTIVE_ID.eq(DIRECTIVE.ID))
        .and(RECEIPT.ORGANISATION_ID.eq(under.id()))
        .leftJoin(COVERAGE_BENEATH)
        .on(COVERAGE_BENEATH.DIRECTIVE_ID.eq(DIRECTIVE.ID))
        .and(COVERAGE_BENEATH.ORGANISATION_ID.eq(under.id()))
        .leftJoin(pending)
        .on(field("pending.directive_id", Long.class).eq(DIRECTIVE.ID))
        .and(field("pending.number", Integer.class).eq(CLAUSE.NUMBER))
        .where(CLAUSE.DUE_ON.lt(LocalDate.now(clock)))
        .and(CLAUSE.STATE.eq(ForceState.IN_FORCE.code()))
        .and(DIRECTIVE.STATE.eq(ForceState.IN_FORCE.code()))
        .and(late.or(beneath.gt(0)))
        .and(DirectiveVisibility.visible(actor))
        .orderBy(CLAUSE.DUE_ON, CLAUSE.ID)
        .limit(CLAUSES)
        .fetch(LateList::open);
  }

  private static Open open(Record row) {
    var own = row.get("own", Integer.class);
    return new Open(
        row.get(CLAUSE.DIRECTIVE_ID),
        row.get(DIRECTIVE.TITLE),
        Language.of(row.get(DIRECTIVE.LANGUAGE)),
        row.get(CLAUSE.ID),
        row.get(CLAUSE.NUMBER),
        row.get(CLAUSE.DUE_ON),
        own == null ? null : CoverageState.ofByte(own.byteValue()),
        row.get("beneath", int.class));
  }

  /// From the page's beginning as many as fill it.
  private static List<Open> wanted(List<Open> open, @Nullable After after, int size) {
    var wanted = new ArrayList<Open>();
    long sure = 0;
    for (var each : open) {
      if (sure < size && !before(each, after)) {
        wanted.add(each);
        // Of the clause in which the page begins nobody knows how much lies behind.
        sure += each.is(after) ? 0 : each.late();
      }
    }
    return wanted;
  }

  private static boolean before(Open each, @Nullable After after) {
    return after != null
        && (each.due().isBefore(after.due())
            || (each.due().equals(after.due()) && each.clauseId() < after.clauseId()));
  }

  /// By clause, in tree order.
  private Map<Long, List<Late>> beneath(
      List<Open> wanted, @Nullable After after, long behind, Organisation under, int size) {
    var among = wanted.stream().filter(each -> each.beneath() > 0).toList();
    var found = new HashMap<Long, List<Late>>();
    if (among.isEmpty()) {
      return found;
    }
    sql.fetch(
            "select nth, organisation_id, state from directives.late_beneath({0}, {1}, {2}, {3}, {4})",
            val(among.stream().map(Open::directiveId).toArray(Long[]::new)),
            val(among.stream().map(Open::number).toArray(Integer[]::new)),
            val(under.id()),
            val(among.getFirst().is(after) ? behind : 0L),
            val(size))
        .forEach(row -> {
          var clause = among.get(row.get("nth", int.class) - 1);
          found
              .computeIfAbsent(clause.clauseId(), _ -> new ArrayList<>())
              .add(
                  clause.in(
                      row.get("organisation_id", long.class),
                      CoverageState.ofByte(row.get("state", byte.class))));
        });
    return found;
  }
}
