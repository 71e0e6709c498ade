package org.throughline.desks;

import static throughline.db.desks.Tables.HANDOVER;
import static throughline.db.desks.Tables.HANDOVER_ITEM;
import static throughline.db.organisations.Tables.ORGANISATION;
import static throughline.db.organisations.Tables.POST;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.People;
import org.throughline.organisations.Person;
import org.throughline.organisations.Role;
import org.throughline.shared.Language;
import org.throughline.shared.Ref;

/// Reads handovers. What is restricted on one is shown to who leaves, to who comes and to the
/// post's unit.
@Component
class HandoverQueries {
  private static final int LIMIT = 100;

  private final DSLContext sql;
  private final People people;

  HandoverQueries(DSLContext sql, People people) {
    this.sql = sql;
    this.people = people;
  }

  static Condition visible(Actor actor) {
    var mine =
        HANDOVER.OUTGOING_ID.eq(actor.personId()).or(HANDOVER.INCOMING_ID.eq(actor.personId()));
    var posts =
        DSL.select(POST.ID)
            .from(POST)
            .join(ORGANISATION)
            .on(ORGANISATION.ID.eq(POST.ORGANISATION_ID))
            .where(
                actor.has(Role.ADMINISTRATOR)
                    ? ORGANISATION.BODY_ID.eq(actor.bodyId())
                    : ORGANISATION.ID.eq(actor.organisationId()));
    return mine.or(HANDOVER.POST_ID.in(posts));
  }

  Optional<Long> findOpen(long postId) {
    return sql.select(HANDOVER.ID)
        .from(HANDOVER)
        .where(HANDOVER.POST_ID.eq(postId), HANDOVER.DONE_AT.isNull())
        .fetchOptional(HANDOVER.ID);
  }

  /// What stands on the sheet already.
  Set<Line> lines(long id) {
    return new HashSet<>(
        sql.select(HANDOVER_ITEM.KIND, HANDOVER_ITEM.RECORD_ID, HANDOVER_ITEM.TITLE)
            .from(HANDOVER_ITEM)
            .where(HANDOVER_ITEM.HANDOVER_ID.eq(id))
            .orderBy(HANDOVER_ITEM.PLACE)
            .limit(5_000)
            .fetch(row -> new Line(Handovers.ref(row.value1(), row.value2()), row.value3())));
  }

  /// Several things may hang from one record, by other titles.
  record Line(Ref ref, String title) {}

  Optional<Handover> find(Actor actor, Condition where, Language language) {
    return list(actor, where, language).stream().findFirst();
  }

  /// Newest first.
  List<Handover> list(Actor actor, Condition where, Language language) {
    var rows =
        sql.select(
                HANDOVER.ID,
                HANDOVER.POST_ID,
                HANDOVER.OUTGOING_ID,
                HANDOVER.INCOMING_ID,
                HANDOVER.STARTED_AT,
                HANDOVER.SIGNED_AT,
                HANDOVER.SIGNED_BY,
                HANDOVER.SIGNED_REMARK,
                HANDOVER.DONE_AT,
                POST.ORGANISATION_ID)
            .from(HANDOVER)
            .join(POST)
            .on(POST.ID.eq(HANDOVER.POST_ID))
            .where(where)
            .orderBy(HANDOVER.ID.desc())
            .limit(LIMIT)
            .fetch();
    var ids = new HashSet<Long>();
    rows.forEach(row -> {
      ids.add(row.value3());
      add(ids, row.value4());
      add(ids, row.value7());
    });
    var names = people.byId(ids);
    return rows.map(row -> {
      var all =
          row.value10() == actor.organisationId()
              || row.value3() == actor.personId()
              || Long.valueOf(actor.personId()).equals(row.value4());
      return new Handover(
          row.value1(),
          row.value2(),
          get(names, row.value3()),
          row.value4() == null ? null : get(names, row.value4()),
          row.value5(),
          row.value6(),
          row.value7() == null || row.value7().equals(row.value3())
              ? null
              : get(names, row.value7()),
          row.value8(),
          row.value9(),
          items(row.value1(), all, language));
    });
  }

  /// Open ones that wait for this person: to be signed, or to be taken over.
  List<Handover> waiting(Actor actor, Language language) {
    return list(
        actor,
        HANDOVER
            .DONE_AT
            .isNull()
            .and(
                HANDOVER
                    .INCOMING_ID
                    .eq(actor.personId())
                    .or(
                        HANDOVER
                            .OUTGOING_ID
                            .eq(actor.personId())
                            .and(HANDOVER.SIGNED_AT.isNull()))),
        language);
  }

  private static void add(Set<Long> ids, @Nullable Long id) {
    if (id != null) {
      ids.add(id);
    }
  }

  private static Person get(Map<Long, Person> names, long id) {
    var person = names.get(id);
    if (person == null) {
      throw new IllegalStateException("no person " + id);
    }
    return person;
  }

  private List<Handover.Item> items(long id, boolean all, Language language) {
    return sql.select(
            HANDOVER_ITEM.ID,
            HANDOVER_ITEM.SECTION,
            HANDOVER_ITEM.KIND,
            HANDOVER_ITEM.RECORD_ID,
            HANDOVER_ITEM.TITLE,
            language == Language.ENGLISH ? HANDOVER_ITEM.DETAIL_EN : HANDOVER_ITEM.DETAIL_ZH,
            HANDOVER_ITEM.STATUS,
            HANDOVER_ITEM.HREF,
            HANDOVER_ITEM.DUE,
            HANDOVER_ITEM.TAKEN_AT,
            HANDOVER_ITEM.REMARK,
            HANDOVER_ITEM.RESTRICTED)
        .from(HANDOVER_ITEM)
        .where(HANDOVER_ITEM.HANDOVER_ID.eq(id))
        .orderBy(HANDOVER_ITEM.PLACE)
        .limit(2_000)
        .fetch(row -> {
          var shown = all || !row.value12();
          return new Handover.Item(
              row.value1(),
              row.value2(),
              Handovers.ref(row.value3(), row.value4()),
              shown ? row.value5() : "",
              shown ? row.value6() : "",
              row.value7(),
              row.value8(),
              row.value9(),
              row.value10(),
              row.value11());
        });
  }
}
