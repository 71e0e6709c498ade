package org.throughline.organisations;

import static throughline.db.organisations.Tables.PERSON;
import static throughline.db.organisations.Tables.PERSON_ALIAS;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Happened;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// People, each in the record of one body.
@Service
public class People {
  private enum Shape {
    BY_ID
  }

  private final DSLContext sql;
  private final Kept kept;
  private final ApplicationEventPublisher events;

  People(DSLContext sql, Kept kept, ApplicationEventPublisher events) {
    this.sql = sql;
    this.kept = kept;
    this.events = events;
  }

  public Person get(long id) {
    return find(id).orElseThrow(() -> new NotFound(new Ref(Kind.PERSON, id)));
  }

  public Optional<Person> find(long id) {
    return list(PERSON.ID.eq(id)).stream().findFirst();
  }

  public List<Person> ofBody(long bodyId) {
    return list(PERSON.BODY_ID.eq(bodyId));
  }

  public Map<Long, Person> byId(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Person>();
    if (!ids.isEmpty()) {
      kept.query(
              Shape.BY_ID,
              () ->
                  DSL.select(PERSON.ID, PERSON.BODY_ID, PERSON.NAME_EN, PERSON.NAME_ZH)
                      .from(PERSON)
                      .where(PERSON.ID.eq(DSL.any(DSL.param("ids", Long[].class))))
                      .orderBy(PERSON.ID))
          .with("ids", ids.toArray(Long[]::new))
          .fetch(row ->
              new Person(
                  row.get(PERSON.ID),
                  row.get(PERSON.BODY_ID),
                  row.get(PERSON.NAME_EN),
                  row.get(PERSON.NAME_ZH)))
          .forEach(each -> found.put(each.id(), each));
    }
    return found;
  }

  /// People of one body written under this name, in either language or as an alias, ignoring case.
  public List<Person> named(long bodyId, String name) {
    var alias =
        DSL.exists(
            DSL.selectOne()
                .from(PERSON_ALIAS)
                .where(
                    PERSON_ALIAS.PERSON_ID.eq(PERSON.ID), PERSON_ALIAS.NAME.equalIgnoreCase(name)));
    return list(
        PERSON
            .BODY_ID
            .eq(bodyId)
            .and(PERSON.NAME_EN.equalIgnoreCase(name).or(PERSON.NAME_ZH.eq(name)).or(alias)));
  }

  public record Created(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "person.created";
    }
  }

  @Transactional
  public Person create(long bodyId, @Nullable String nameEn, @Nullable String nameZh, Who by) {
    long id =
        sql.insertInto(PERSON, PERSON.BODY_ID, PERSON.NAME_EN, PERSON.NAME_ZH)
            .values(bodyId, nameEn, nameZh)
            .returningResult(PERSON.ID)
            .fetchSingle()
            .value1();
    events.publishEvent(new Created(new Ref(Kind.PERSON, id), by));
    return get(id);
  }

  @Transactional
  public void alsoWritten(long personId, String name) {
    sql.insertInto(PERSON_ALIAS, PERSON_ALIAS.PERSON_ID, PERSON_ALIAS.NAME)
        .values(personId, name)
        .onConflictDoNothing()
        .execute();
  }

  private List<Person> list(Condition where) {
    return sql.select(PERSON.ID, PERSON.BODY_ID, PERSON.NAME_EN, PERSON.NAME_ZH)
        .from(PERSON)
        .where(where)
        .orderBy(PERSON.ID)
        .limit(5_000)
        .fetch(row -> new Person(row.value1(), row.value2(), row.value3(), row.value4()));
  }
}
