package org.throughline.tasks;

import static org.jooq.impl.DSL.select;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.POST;
import static throughline.db.tasks.Tables.TASK;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Role;

/// Which unit leads in each of many bodies: the department of the same name where there is one,
/// else the body's office, as long as its head can take a task up.
@Component
class LeadingUnits {
  private final DSLContext sql;
  private final Organisations organisations;

  LeadingUnits(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  private record Unit(
      long id,
      long bodyId,
      OrganisationKind kind,
      @Nullable String english,
      @Nullable String chinese,
      @Nullable Long post) {}

  /// @param chosen the bodies, as a condition on `organisations.organisation`
  /// @param served tasks that make a body one that has its own already
  Cascades.Plan plan(Condition chosen, @Nullable Long likeUnitId, Condition served) {
    var ids =
        sql.select(ORGANISATION.ID)
            .from(ORGANISATION)
            .where(chosen)
            .orderBy(ORGANISATION.FIRST_NUMBER)
            .limit(Cascades.MOST)
            .fetch(ORGANISATION.ID);
    var bodies = organisations.byId(ids);
    var wanted = likeUnitId == null ? Set.<String>of() : names(organisations.get(likeUnitId));
    var units = units(chosen);
    var has = served(served);
    var led = new ArrayList<Cascades.Led>();
    var unled = new ArrayList<Organisation>();
    var already = new ArrayList<Organisation>();
    for (var id : ids) {
      var body = bodies.get(id);
      if (body == null) {
        continue;
      }
      if (has.contains(id)) {
        already.add(body);
        continue;
      }
      var there = units.getOrDefault(id, List.of());
      var namesake =
          there.stream()
              .filter(each -> names(each, body).stream().anyMatch(wanted::contains))
              .findFirst();
      var leading =
          namesake.or(() ->
              there.stream()
                  .filter(each -> each.kind == OrganisationKind.OFFICE || each.id == body.id())
                  .findFirst());
      if (leading.isPresent()) {
        var unit = leading.get();
        led.add(new Cascades.Led(body, unit.id, unit.post, namesake.isPresent()));
      } else {
        unled.add(body);
      }
    }
    return new Cascades.Plan(led, unled, already);
  }

  /// Units with a head who can take a task up, by body, in tree order.
  private Map<Long, List<Unit>> units(Condition chosen) {
    var unit = ORGANISATION.as("unit");
    var heads =
        DSL.field(
            select(DSL.min(POST.ID))
                .from(POST)
                .where(POST.ORGANISATION_ID.eq(unit.ID))
                .and(POST.ROLES.contains(new String[] {Role.UNIT_HEAD.code()})));
    var found = new HashMap<Long, List<Unit>>();
    sql.select(unit.ID, unit.BODY_ID, unit.KIND, unit.NAME_EN, unit.NAME_ZH, heads.as("post"))
        .from(unit)
        .where(unit.BODY_ID.in(select(ORGANISATION.ID).from(ORGANISATION).where(chosen)))
        .and(unit.DISSOLVED_ON.isNull())
        .orderBy(unit.FIRST_NUMBER)
        .forEach(row -> {
          var post = row.value6();
          if (post != null) {
            found.computeIfAbsent(row.value2(), _ -> new ArrayList<>()).add(unit(row));
          }
        });
    return found;
  }

  private static Unit unit(Record row) {
    return new Unit(
        row.get("id", Long.class),
        row.get("body_id", Long.class),
        org.throughline.shared.Coded.of(OrganisationKind.class, row.get("kind", String.class)),
        row.get("name_en", String.class),
        row.get("name_zh", String.class),
        row.get("post", Long.class));
  }

  private Set<Long> served(Condition which) {
    return new HashSet<>(
        sql.selectDistinct(ORGANISATION.BODY_ID)
            .from(TASK)
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(TASK.LEAD_ORGANISATION_ID))
            .where(which)
            .fetch(ORGANISATION.BODY_ID));
  }

  private Set<String> names(Organisation unit) {
    var body = organisations.get(unit.bodyId());
    return names(
        new Unit(unit.id(), body.id(), unit.kind(), unit.nameEn(), unit.nameZh(), null), body);
  }

  /// A unit's names without what it shares with its body's at the front: the "Water Bureau" of
  /// Fengyue City and that of Qingtan County are namesakes.
  private static Set<String> names(Unit unit, Organisation body) {
    var names = new HashSet<String>();
    if (unit.english != null) {
      names.add(ownWords(unit.english, body.nameEn()));
    }
    if (unit.chinese != null) {
      names.add(ownCharacters(unit.chinese, body.nameZh()));
    }
    names.remove("");
    return names;
  }

  private static String ownWords(String unit, @Nullable String body) {
    var words = unit.toLowerCase(Locale.ROOT).split("\\s+");
    var shared = body == null ? new String[0] : body.toLowerCase(Locale.ROOT).split("\\s+");
    int from = 0;
    while (from < Math.min(words.length, shared.length) && words[from].equals(shared[from])) {
      from++;
    }
    return String.join(" ", List.of(words).subList(from, words.length));
  }

  private static String ownCharacters(String unit, @Nullable String body) {
    int from = 0;
    while (body != null
        && from < Math.min(unit.length(), body.length())
        && unit.charAt(from) == body.charAt(from)) {
      from++;
    }
    return unit.substring(from);
  }
}
