package org.throughline.overviews;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static throughline.db.decisions.Tables.DECISION_CLAUSE;
import static throughline.db.directives.Tables.CLAUSE;
import static throughline.db.directives.Tables.DIRECTIVE;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.tasks.Tables.PROGRAMME;
import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Language;
import org.throughline.shared.Mix;
import org.throughline.tasks.Mixes;

/// Shares of what is done, whole and divided, each as the numbers it is made of.
@Service
public class Overviews {
  private static final String BETWEEN = "\u001f";

  private final DSLContext sql;
  private final Scopes scopes;
  private final Mixes mixes;
  private final Organisations organisations;

  Overviews(DSLContext sql, Scopes scopes, Mixes mixes, Organisations organisations) {
    this.sql = sql;
    this.scopes = scopes;
    this.mixes = mixes;
    this.organisations = organisations;
  }

  public Mix whole(Actor actor, Scope scope) {
    return mixes.grouped(inline(0L), scopes.tasks(actor, scope)).getOrDefault(0L, Mix.NONE);
  }

  /// In tree order by place, else by name; what has no line, theme or programme comes last.
  public List<Slice> slices(Actor actor, Scope scope, By by, Language language) {
    var where = scopes.tasks(actor, scope);
    return switch (by) {
      case PLACE -> places(scope, where, language);
      case LINE -> lines(scope, where, language);
      case THEME -> themes(where);
      case PROGRAMME -> programmes(where, language);
    };
  }

  /// Each task falls to the child whose numbers begin last before its lead's.
  private List<Slice> places(Scope scope, Condition where, Language language) {
    var children = organisations.children(scope.under().id());
    var number =
        field(
            select(ORGANISATION.FIRST_NUMBER)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(TASK.LEAD_ORGANISATION_ID)));
    var beginnings = children.stream().map(Organisation::first).toArray(Long[]::new);
    var child =
        beginnings.length == 0
            ? inline(0)
            : field("width_bucket({0}, {1})", Integer.class, number, val(beginnings));
    var byChild = mixes.grouped(child, where);
    var own = byChild.getOrDefault(0, Mix.NONE);
    var slices = new ArrayList<Slice>();
    for (var index = 0; index < children.size(); index++) {
      var mix = byChild.getOrDefault(index + 1, Mix.NONE);
      var each = children.get(index);
      if (each.id() == each.bodyId()) {
        slices.add(new Slice(String.valueOf(each.id()), each.name(language), each.id(), mix));
      } else {
        own = own.plus(mix);
      }
    }
    if (own.all() > 0) {
      var under = scope.under();
      slices.addFirst(new Slice(String.valueOf(under.id()), under.name(language), null, own));
    }
    return slices;
  }

  private List<Slice> lines(Scope scope, Condition where, Language language) {
    var byLead = mixes.grouped(TASK.LEAD_ORGANISATION_ID, where);
    var above = new HashMap<Long, Long>();
    sql.select(ORGANISATION.ID, ORGANISATION.FUNCTIONAL_PARENT_ID)
        .from(ORGANISATION)
        .where(ORGANISATION.FIRST_NUMBER.between(scope.under().first(), scope.under().last()))
        .and(ORGANISATION.FUNCTIONAL_PARENT_ID.isNotNull())
        .forEach(row -> above.put(row.value1(), row.value2()));
    var inLine = new java.util.HashSet<Long>(above.values());
    var byTop = new LinkedHashMap<Long, Mix>();
    byLead.forEach((lead, mix) -> {
      var top = top(lead, above);
      byTop.merge(top == lead && !inLine.contains(lead) ? 0L : top, mix, Mix::plus);
    });
    return named(byTop, organisations.names(byTop.keySet(), language));
  }

  private static long top(long lead, Map<Long, Long> above) {
    var top = lead;
    for (var steps = 0; steps < 20 && above.containsKey(top); steps++) {
      top = above.get(top);
    }
    return top;
  }

  private List<Slice> themes(Condition where) {
    var clause =
        DSL.coalesce(
            TASK.CLAUSE_ID,
            field(
                select(DECISION_CLAUSE.CARRIES_CLAUSE_ID)
                    .from(DECISION_CLAUSE)
                    .where(DECISION_CLAUSE.ID.eq(TASK.DECISION_CLAUSE_ID))));
    var directives =
        field(
            select(DIRECTIVE.THEMES)
                .from(CLAUSE)
                .join(DIRECTIVE)
                .on(DIRECTIVE.ID.eq(CLAUSE.DIRECTIVE_ID))
                .where(CLAUSE.ID.eq(clause)));
    var themes = DSL.coalesce(DSL.nullif(TASK.THEMES, val(new String[0], TASK.THEMES)), directives);
    Field<String> together =
        DSL.coalesce(field("array_to_string({0}, {1})", String.class, themes, inline(BETWEEN)), "");
    var byTheme = new TreeMap<String, Mix>();
    mixes
        .grouped(together, where)
        .forEach((several, mix) -> {
          for (var theme : several.split(BETWEEN)) {
            byTheme.merge(theme, mix, Mix::plus);
          }
        });
    var slices = new ArrayList<Slice>();
    byTheme.forEach((theme, mix) -> slices.add(new Slice(theme, theme, null, mix)));
    slices.sort(LAST_WITHOUT);
    return slices;
  }

  private List<Slice> programmes(Condition where, Language language) {
    var byProgramme = mixes.grouped(DSL.coalesce(TASK.PROGRAMME_ID, 0L), where);
    var names = new HashMap<Long, String>();
    sql.select(PROGRAMME.ID, PROGRAMME.NAME_EN, PROGRAMME.NAME_ZH)
        .from(PROGRAMME)
        .where(PROGRAMME.ID.in(byProgramme.keySet()))
        .forEach(row -> names.put(row.value1(), language.pick(row.value2(), row.value3())));
    return named(byProgramme, names);
  }

  /// Zero stands for what has none.
  private static List<Slice> named(Map<Long, Mix> mixes, Map<Long, String> names) {
    var slices = new ArrayList<Slice>();
    mixes.forEach((id, mix) ->
        slices.add(
            id == 0
                ? new Slice("", "", null, mix)
                : new Slice(String.valueOf(id), names.getOrDefault(id, ""), null, mix)));
    slices.sort(LAST_WITHOUT);
    return slices;
  }

  private static final Comparator<Slice> LAST_WITHOUT =
      Comparator.comparing((Slice slice) -> slice.key().isEmpty()).thenComparing(Slice::label);
}
