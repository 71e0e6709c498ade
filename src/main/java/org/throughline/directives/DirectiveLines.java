package org.throughline.directives;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.CONVEYANCE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.directives.Tables.DIRECTIVE_CONVEYS;
import static throughline.db.directives.Tables.RECEIPT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// The top of the line: a directive, the one it conveys above it, and beneath it its clauses, its
/// conveyances and its receipts.
@Component
class DirectiveLines implements LineSource {
  /// A directive may have tens of thousands of receipts; the matrix is the place for all of them.
  private static final int RECEIPTS = 100;

  private static final int LIMIT = 5000;

  private static final Param<Long[]> IDS = DSL.param("ids", Long[].class);

  private enum Shape {
    ABOVE_DIRECTIVES,
    ABOVE_CLAUSES
  }

  private final DSLContext sql;
  private final Kept kept;
  private final DirectiveCards cards;

  DirectiveLines(DSLContext sql, Kept kept, DirectiveCards cards) {
    this.sql = sql;
    this.kept = kept;
    this.cards = cards;
  }

  @Override
  public List<Card> cards(Collection<Ref> refs, Actor actor, Language language) {
    var ids = byKind(refs);
    var found = new ArrayList<Card>();
    found.addAll(cards.directives(of(ids, Kind.DIRECTIVE), actor, language));
    found.addAll(cards.clauses(of(ids, Kind.CLAUSE), actor, language));
    found.addAll(cards.receipts(of(ids, Kind.RECEIPT), actor, language));
    found.addAll(cards.conveyances(of(ids, Kind.CONVEYANCE), actor, language));
    return found;
  }

  @Override
  public List<Edge> above(Collection<Ref> refs) {
    var ids = byKind(refs);
    var edges = new ArrayList<Edge>();
    edges.addAll(aboveDirectives(of(ids, Kind.DIRECTIVE)));
    edges.addAll(aboveClauses(of(ids, Kind.CLAUSE)));
    for (var lower : List.of(Kind.RECEIPT, Kind.CONVEYANCE)) {
      var asked = of(ids, lower);
      if (!asked.isEmpty()) {
        edges.addAll(ofDirective(lower, id(lower).in(asked), LIMIT));
      }
    }
    return edges;
  }

  /// What each conveys, and what each was merged into.
  private List<Edge> aboveDirectives(Set<Long> directives) {
    if (directives.isEmpty()) {
      return List.of();
    }
    return kept.query(
            Shape.ABOVE_DIRECTIVES,
            () ->
                DSL.select(DIRECTIVE_CONVEYS.CONVEYED_ID, DIRECTIVE_CONVEYS.DIRECTIVE_ID)
                    .from(DIRECTIVE_CONVEYS)
                    .where(DIRECTIVE_CONVEYS.DIRECTIVE_ID.eq(DSL.any(IDS)))
                    .unionAll(
                        DSL.select(DIRECTIVE.MERGED_INTO, DIRECTIVE.ID)
                            .from(DIRECTIVE)
                            .where(DIRECTIVE.ID.eq(DSL.any(IDS)))
                            .and(DIRECTIVE.MERGED_INTO.isNotNull()))
                    .orderBy(DSL.inline(1), DSL.inline(2))
                    .limit(DSL.inline(LIMIT)))
        .with("ids", directives.toArray(Long[]::new))
        .fetch(row ->
            new Edge(
                new Ref(Kind.DIRECTIVE, row.get(0, Long.class)),
                new Ref(Kind.DIRECTIVE, row.get(1, Long.class))));
  }

  /// The directive of each, the superior's clause that it details for its own place, and the same
  /// clause of the record that answers for a merged one.
  private List<Edge> aboveClauses(Set<Long> clauses) {
    var edges = new ArrayList<Edge>();
    if (clauses.isEmpty()) {
      return edges;
    }
    kept.query(
            Shape.ABOVE_CLAUSES,
            () ->
                DSL.select(CLAUSE.ID, CLAUSE.DIRECTIVE_ID, CLAUSE.DETAILS_ID, CLAUSE.MERGED_INTO)
                    .from(CLAUSE)
                    .where(CLAUSE.ID.eq(DSL.any(IDS)))
                    .orderBy(CLAUSE.ID)
                    .limit(DSL.inline(LIMIT)))
        .with("ids", clauses.toArray(Long[]::new))
        .forEach(row -> {
          var clause = new Ref(Kind.CLAUSE, row.get(CLAUSE.ID));
          edges.add(new Edge(new Ref(Kind.DIRECTIVE, row.get(CLAUSE.DIRECTIVE_ID)), clause));
          for (var upper : List.of(CLAUSE.DETAILS_ID, CLAUSE.MERGED_INTO)) {
            if (row.get(upper) != null) {
              edges.add(new Edge(new Ref(Kind.CLAUSE, row.get(upper)), clause));
            }
          }
        });
    return edges;
  }

  @Override
  public List<Edge> below(Collection<Ref> refs) {
    var ids = byKind(refs);
    var edges = new ArrayList<Edge>();
    var clauses = of(ids, Kind.CLAUSE);
    if (!clauses.isEmpty()) {
      edges.addAll(detailing(CLAUSE.DETAILS_ID.in(clauses)));
      edges.addAll(same(CLAUSE.MERGED_INTO.in(clauses)));
    }
    var asked = of(ids, Kind.DIRECTIVE);
    if (asked.isEmpty()) {
      return edges;
    }
    edges.addAll(merged(DIRECTIVE.MERGED_INTO.in(asked)));
    edges.addAll(ofDirective(Kind.CLAUSE, CLAUSE.DIRECTIVE_ID.in(asked), LIMIT));
    edges.addAll(conveying(DIRECTIVE_CONVEYS.CONVEYED_ID.in(asked)));
    edges.addAll(ofDirective(Kind.CONVEYANCE, CONVEYANCE.DIRECTIVE_ID.in(asked), RECEIPTS));
    edges.addAll(ofDirective(Kind.RECEIPT, RECEIPT.DIRECTIVE_ID.in(asked), RECEIPTS));
    return edges;
  }

  private List<Edge> conveying(Condition which) {
    return sql.select(DIRECTIVE_CONVEYS.CONVEYED_ID, DIRECTIVE_CONVEYS.DIRECTIVE_ID)
        .from(DIRECTIVE_CONVEYS)
        .where(which)
        .orderBy(DIRECTIVE_CONVEYS.CONVEYED_ID, DIRECTIVE_CONVEYS.DIRECTIVE_ID)
        .limit(LIMIT)
        .fetch(row ->
            new Edge(new Ref(Kind.DIRECTIVE, row.value1()), new Ref(Kind.DIRECTIVE, row.value2())));
  }

  /// A clause that details a superior's for its own place hangs beneath it.
  private List<Edge> detailing(Condition which) {
    return between(Kind.CLAUSE, CLAUSE.DETAILS_ID, CLAUSE.ID, CLAUSE, which);
  }

  /// What hangs on a clause of a merged record hangs on the same clause of the one that answers.
  private List<Edge> same(Condition which) {
    return between(Kind.CLAUSE, CLAUSE.MERGED_INTO, CLAUSE.ID, CLAUSE, which);
  }

  private List<Edge> merged(Condition which) {
    return between(Kind.DIRECTIVE, DIRECTIVE.MERGED_INTO, DIRECTIVE.ID, DIRECTIVE, which);
  }

  private List<Edge> between(
      Kind kind, Field<Long> upper, Field<Long> lower, Table<?> table, Condition which) {
    return sql.select(upper, lower)
        .from(table)
        .where(which)
        .and(upper.isNotNull())
        .orderBy(upper, lower)
        .limit(LIMIT)
        .fetch(row -> new Edge(new Ref(kind, row.value1()), new Ref(kind, row.value2())));
  }

  private List<Edge> ofDirective(Kind lower, Condition which, int limit) {
    return sql.select(directive(lower), id(lower))
        .from(table(lower))
        .where(which)
        .orderBy(directive(lower), id(lower))
        .limit(limit)
        .fetch(
            row -> new Edge(new Ref(Kind.DIRECTIVE, row.value1()), new Ref(lower, row.value2())));
  }

  private static Table<?> table(Kind lower) {
    return switch (lower) {
      case CLAUSE -> CLAUSE;
      case RECEIPT -> RECEIPT;
      default -> CONVEYANCE;
    };
  }

  private static Field<Long> id(Kind lower) {
    return switch (lower) {
      case CLAUSE -> CLAUSE.ID;
      case RECEIPT -> RECEIPT.ID;
      default -> CONVEYANCE.ID;
    };
  }

  private static Field<Long> directive(Kind lower) {
    return switch (lower) {
      case CLAUSE -> CLAUSE.DIRECTIVE_ID;
      case RECEIPT -> RECEIPT.DIRECTIVE_ID;
      default -> CONVEYANCE.DIRECTIVE_ID;
    };
  }

  private static Map<Kind, Set<Long>> byKind(Collection<Ref> refs) {
    return refs.stream().collect(groupingBy(Ref::kind, mapping(Ref::id, toSet())));
  }

  private static Set<Long> of(Map<Kind, Set<Long>> ids, Kind kind) {
    return ids.getOrDefault(kind, Set.of());
  }
}
