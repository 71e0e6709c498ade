package org.throughline.directives;

import static org.throughline.directives.DirectiveVisibility.visible;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Acting;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Role;
import org.throughline.shared.Access;
import org.throughline.shared.Coded;
import org.throughline.shared.Kept;
import org.throughline.shared.Language;

/// Directives and clauses as an actor sees them.
@Component
class DirectiveQueries {
  private final DSLContext sql;
  private final Kept kept;

  DirectiveQueries(DSLContext sql, Kept kept) {
    this.sql = sql;
    this.kept = kept;
  }

  Optional<Directive> find(Actor actor, long id) {
    return sql.select(columns(DIRECTIVE.BODY))
        .from(DIRECTIVE)
        .where(DIRECTIVE.ID.eq(id))
        .and(visible(actor))
        .fetchOptional(DirectiveQueries::directive);
  }

  /// Lists leave the text out, which may be long.
  List<Directive> where(Actor actor, Condition which, int limit) {
    return sql.select(columns(DSL.inline("").as(DIRECTIVE.BODY)))
        .from(DIRECTIVE)
        .where(visible(actor))
        .and(which)
        .orderBy(DIRECTIVE.ID.desc())
        .limit(limit)
        .fetch(DirectiveQueries::directive);
  }

  List<Directive> list(Actor actor, Directives.Filter filter, int offset, int limit) {
    return kept.query(
            Shape.of(actor, filter, false),
            () ->
                DSL.select(columns(DSL.inline("").as(DIRECTIVE.BODY)))
                    .from(DIRECTIVE)
                    .where(visible(actor))
                    .and(matches(filter))
                    .orderBy(DIRECTIVE.ID.desc())
                    .limit(DSL.param("page_limit", Long.class))
                    .offset(DSL.param("page_offset", Long.class)))
        .with(values(actor, filter))
        .with("page_limit", limit)
        .with("page_offset", offset)
        .fetch(DirectiveQueries::directive);
  }

  int count(Actor actor, Directives.Filter filter) {
    return kept.query(
            Shape.of(actor, filter, true),
            () ->
                DSL.select(DSL.count()).from(DIRECTIVE).where(visible(actor)).and(matches(filter)))
        .with(values(actor, filter))
        .first(row -> row.get(0, Integer.class))
        .orElse(0);
  }

  /// What a list's text depends on.
  private record Shape(Set<Role> roles, @Nullable DirectiveKind kind, int words, boolean counting) {
    static Shape of(Actor actor, Directives.Filter filter, boolean counting) {
      return new Shape(actor.roles(), filter.kind(), wordsOf(filter).size(), counting);
    }
  }

  private static List<String> wordsOf(Directives.Filter filter) {
    return Arrays.stream(filter.words().strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Map<String, Object> values(Actor actor, Directives.Filter filter) {
    var values = new HashMap<String, Object>(Acting.values(actor));
    var words = wordsOf(filter);
    for (var at = 0; at < words.size(); at++) {
      values.put("word" + at, "%" + DSL.escape(words.get(at), '!') + "%");
    }
    return values;
  }

  Optional<Directive> findSame(Actor actor, String title, @Nullable LocalDate dated) {
    return sql.select(columns(DIRECTIVE.BODY))
        .from(DIRECTIVE)
        .where(visible(actor))
        .and(DIRECTIVE.TITLE.eq(title))
        .and(dated == null ? DIRECTIVE.DATED.isNull() : DIRECTIVE.DATED.eq(dated))
        .orderBy(DIRECTIVE.ID)
        .limit(1)
        .fetchOptional(DirectiveQueries::directive);
  }

  List<Clause> clauses(long directiveId) {
    return sql.select(CLAUSE_COLUMNS)
        .from(CLAUSE)
        .where(CLAUSE.DIRECTIVE_ID.eq(directiveId))
        .orderBy(CLAUSE.NUMBER)
        .limit(DirectiveRules.CLAUSES)
        .fetch(DirectiveQueries::clause);
  }

  Optional<Clause> clause(Actor actor, long id) {
    return sql.select(CLAUSE_COLUMNS)
        .from(CLAUSE)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
        .where(CLAUSE.ID.eq(id))
        .and(visible(actor))
        .fetchOptional(DirectiveQueries::clause);
  }

  /// Clauses of visible directives.
  List<Clause> clauses(Actor actor, Condition which, int limit) {
    return sql.select(CLAUSE_COLUMNS)
        .from(CLAUSE)
        .join(DIRECTIVE)
        .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
        .where(visible(actor))
        .and(which)
        .orderBy(CLAUSE.DIRECTIVE_ID, CLAUSE.NUMBER)
        .limit(limit)
        .fetch(DirectiveQueries::clause);
  }

  private static Condition matches(Directives.Filter filter) {
    Condition matches =
        filter.kind() == null
            ? DSL.noCondition()
            : DIRECTIVE.KIND.eq(DSL.inline(filter.kind().code()));
    for (var at = 0; at < wordsOf(filter).size(); at++) {
      var word = DSL.param("word" + at, String.class);
      matches =
          matches.and(
              DIRECTIVE
                  .TITLE
                  .likeIgnoreCase(word, '!')
                  .or(DIRECTIVE.NUMBER.likeIgnoreCase(word, '!'))
                  .or(DIRECTIVE.ISSUER.likeIgnoreCase(word, '!')));
    }
    return matches;
  }

  private static List<Field<?>> columns(Field<String> body) {
    return List.of(
        DIRECTIVE.ID,
        DIRECTIVE.ORGANISATION_ID,
        DIRECTIVE.KIND,
        DIRECTIVE.TITLE,
        DIRECTIVE.ISSUER,
        DIRECTIVE.NUMBER,
        DIRECTIVE.DATED,
        DIRECTIVE.LANGUAGE,
        DIRECTIVE.ACCESS,
        DIRECTIVE.THEMES,
        DIRECTIVE.STATE,
        DIRECTIVE.SUPERSEDED_BY,
        DIRECTIVE.MERGED_INTO,
        DIRECTIVE.LOCAL_TO,
        body);
  }

  private static Directive directive(Record row) {
    return new Directive(
        row.get(DIRECTIVE.ID),
        row.get(DIRECTIVE.ORGANISATION_ID),
        Coded.of(DirectiveKind.class, row.get(DIRECTIVE.KIND)),
        row.get(DIRECTIVE.TITLE),
        row.get(DIRECTIVE.ISSUER),
        row.get(DIRECTIVE.NUMBER),
        row.get(DIRECTIVE.DATED),
        Language.of(row.get(DIRECTIVE.LANGUAGE)),
        Coded.of(Access.class, row.get(DIRECTIVE.ACCESS)),
        Arrays.asList(row.get(DIRECTIVE.THEMES)),
        row.get("body", String.class),
        Coded.of(ForceState.class, row.get(DIRECTIVE.STATE)),
        row.get(DIRECTIVE.SUPERSEDED_BY),
        row.get(DIRECTIVE.MERGED_INTO),
        row.get(DIRECTIVE.LOCAL_TO));
  }

  private static final List<Field<?>> CLAUSE_COLUMNS =
      List.of(
          CLAUSE.ID,
          CLAUSE.DIRECTIVE_ID,
          CLAUSE.NUMBER,
          CLAUSE.KIND,
          CLAUSE.TEXT,
          CLAUSE.SPAN_BEGIN,
          CLAUSE.SPAN_END,
          CLAUSE.ADDRESSEE,
          CLAUSE.DUE_ON,
          CLAUSE.REVIEW_ON,
          CLAUSE.STATE,
          CLAUSE.SUPERSEDED_BY,
          CLAUSE.MERGED_INTO,
          CLAUSE.DETAILS_ID,
          CLAUSE.WORDED_AT);

  private static Clause clause(Record row) {
    return new Clause(
        row.get(CLAUSE.ID),
        row.get(CLAUSE.DIRECTIVE_ID),
        row.get(CLAUSE.NUMBER),
        Coded.of(ClauseKind.class, row.get(CLAUSE.KIND)),
        row.get(CLAUSE.TEXT),
        row.get(CLAUSE.SPAN_BEGIN),
        row.get(CLAUSE.SPAN_END),
        row.get(CLAUSE.ADDRESSEE),
        row.get(CLAUSE.DUE_ON),
        row.get(CLAUSE.REVIEW_ON),
        Coded.of(ForceState.class, row.get(CLAUSE.STATE)),
        row.get(CLAUSE.SUPERSEDED_BY),
        row.get(CLAUSE.MERGED_INTO),
        row.get(CLAUSE.DETAILS_ID),
        row.get(CLAUSE.WORDED_AT));
  }
}
