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
import org.jooq.Table;
import org.springframework.stereotype.Component;
import org.throughline.lines.Card;
import org.throughline.lines.Edge;
import org.throughline.lines.LineSource;
import org.throughline.organisations.Actor;
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

  private final DSLContext sql;
  private final DirectiveCards cards;

  DirectiveLines(DSLContext sql, DirectiveCards cards) {
    this.sql = sql;
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
    var own = of(ids, Kind.DIRECTIVE);
    if (!own.isEmpty()) {
      edges.addAll(conveying(DIRECTIVE_CONVEYS.DIRECTIVE_ID.in(own)));
      edges.addAll(merged(DIRECTIVE.ID.in(own)));
    }
    var clauses = of(ids, Kind.CLAUSE);
    if (!clauses.isEmpty()) {
      edges.addAll(detailing(CLAUSE.ID.in(clauses)));
      edges.addAll(same(CLAUSE.ID.in(clauses)));
    }
    for (var lower : List.of(Kind.CLAUSE, Kind.RECEIPT, Kind.CONVEYANCE)) {
      var asked = of(ids, lower);
      if (!asked.isEmpty()) {
        edges.addAll(ofDirective(lower, id(lower).in(asked), LIMIT));
      }
    }
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
