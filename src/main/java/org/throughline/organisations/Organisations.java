package org.throughline.organisations;

import static org.jooq.impl.DSL.val;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kept;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;

/// The tree of organisations.
@Service
public class Organisations {
  /// The longest list ever returned; a nation has about 42,000 organisations.
  private static final int LIMIT = 50_000;

  static final SelectFieldOrAsterisk[] COLUMNS = {
    ORGANISATION.ID,
    ORGANISATION.PARENT_ID,
    ORGANISATION.BODY_ID,
    ORGANISATION.KIND,
    ORGANISATION.NAME_EN,
    ORGANISATION.NAME_ZH,
    ORGANISATION.FIRST_NUMBER,
    ORGANISATION.LAST_NUMBER,
    ORGANISATION.DEPTH
  };

  private enum Shape {
    BY_ID
  }

  private final DSLContext sql;
  private final Kept kept;
  private final ApplicationEventPublisher events;

  Organisations(DSLContext sql, Kept kept, ApplicationEventPublisher events) {
    this.sql = sql;
    this.kept = kept;
    this.events = events;
  }

  public Organisation get(long id) {
    return find(id).orElseThrow(() -> new NotFound(new Ref(Kind.ORGANISATION, id)));
  }

  public Optional<Organisation> find(long id) {
    return Optional.ofNullable(byId(List.of(id)).get(id));
  }

  public boolean none() {
    return !sql.fetchExists(ORGANISATION);
  }

  /// Everything in one body, itself first, in tree order.
  public List<Organisation> ofBody(long bodyId) {
    return list(ORGANISATION.BODY_ID.eq(bodyId));
  }

  /// The bodies beneath a body at any depth, in tree order, without itself.
  public List<Organisation> bodiesBelow(long bodyId) {
    var top = get(bodyId);
    return list(
        ORGANISATION
            .FIRST_NUMBER
            .between(top.first() + 1, top.last())
            .and(ORGANISATION.ID.eq(ORGANISATION.BODY_ID)));
  }

  /// An organisation and everything beneath it, in tree order.
  public List<Organisation> subtree(long id) {
    var top = get(id);
    return list(ORGANISATION.FIRST_NUMBER.between(top.first(), top.last()));
  }

  /// From the root down to the organisation itself.
  public List<Organisation> path(long id) {
    var self = get(id);
    return list(
        ORGANISATION.FIRST_NUMBER.le(self.first()).and(ORGANISATION.LAST_NUMBER.ge(self.first())));
  }

  /// An organisation of the reader's own tree. Which bodies there are, and what belongs to them, is
  /// no secret within a tree; another tree does not exist for this reader.
  ///
  /// @throws NotFound where it is of another tree
  public Organisation get(Actor actor, long id) {
    var found = get(id);
    if (!sameTree(found, actor)) {
      throw new NotFound(new Ref(Kind.ORGANISATION, id));
    }
    return found;
  }

  public boolean sameTree(Organisation organisation, Actor actor) {
    return path(organisation.id()).getFirst().id() == path(actor.bodyId()).getFirst().id();
  }

  /// What hangs directly beneath, in tree order.
  public List<Organisation> children(long id) {
    return list(ORGANISATION.PARENT_ID.eq(id));
  }

  /// Organisations by id; ids that do not exist are missing from the map.
  public Map<Long, Organisation> byId(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Organisation>();
    if (!ids.isEmpty()) {
      kept.query(
              Shape.BY_ID,
              () ->
                  DSL.select(COLUMNS)
                      .from(ORGANISATION)
                      .where(ORGANISATION.ID.eq(DSL.any(DSL.param("ids", Long[].class))))
                      .orderBy(ORGANISATION.FIRST_NUMBER))
          .with("ids", ids.toArray(Long[]::new))
          .fetch(Organisations::organisation)
          .forEach(each -> found.put(each.id(), each));
    }
    return found;
  }

  /// Inside one body's subtree, by exact name in either language, ignoring case.
  public Optional<Organisation> findByName(long bodyId, String name) {
    var top = get(bodyId);
    return list(
            ORGANISATION
                .FIRST_NUMBER
                .between(top.first(), top.last())
                .and(ORGANISATION.NAME_EN.equalIgnoreCase(name).or(ORGANISATION.NAME_ZH.eq(name))))
        .stream()
        .findFirst();
  }

  public record Created(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "organisation.created";
    }
  }

  /// Adds an organisation in the room that its parent has left.
  ///
  /// @param parentId null for the root of a tree of its own
  @Transactional
  public Organisation create(
      @Nullable Long parentId,
      OrganisationKind kind,
      @Nullable String nameEn,
      @Nullable String nameZh,
      Who by) {
    return get(createAll(List.of(new New(parentId, null, kind, nameEn, nameZh)), by).getFirst());
  }

  /// @param detail what it was called before
  public record Renamed(Ref about, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "organisation.renamed";
    }
  }

  @Transactional
  public void rename(long id, @Nullable String nameEn, @Nullable String nameZh, Who by) {
    var before = get(id);
    sql.update(ORGANISATION)
        .set(ORGANISATION.NAME_EN, nameEn)
        .set(ORGANISATION.NAME_ZH, nameZh)
        .where(ORGANISATION.ID.eq(id))
        .execute();
    var names = new ArrayList<String>();
    for (var language : Language.values()) {
      names.add(before.name(language));
    }
    events.publishEvent(
        new Renamed(
            new Ref(Kind.ORGANISATION, id),
            by,
            String.join(" / ", names.stream().distinct().toList())));
  }

  public record InLine(Ref about, Who by) implements Happened {
    @Override
    public String action() {
      return "organisation.in_line";
    }
  }

  /// Puts a department into the line of another, one level up: the functional parent.
  @Transactional
  public void putInLine(long id, long functionalParentId, Who by) {
    sql.update(ORGANISATION)
        .set(ORGANISATION.FUNCTIONAL_PARENT_ID, functionalParentId)
        .where(ORGANISATION.ID.eq(id))
        .execute();
    events.publishEvent(new InLine(new Ref(Kind.ORGANISATION, id), by));
  }

  /// One of many to be created at once.
  ///
  /// @param parentId null where the parent is among them, or for the root of a tree of its own
  /// @param parentAt the parent's position in the list, before this one's; null where it exists
  public record New(
      @Nullable Long parentId,
      @Nullable Integer parentAt,
      OrganisationKind kind,
      @Nullable String nameEn,
      @Nullable String nameZh) {}

  /// Adds many at once, parents before children.
  ///
  /// @return their ids, in the order given
  @Transactional
  public List<Long> createAll(List<New> wanted, Who by) {
    var ids =
        sql.fetchValues(
            "select nextval('organisations.organisation_id_seq') from generate_series(1, %d)"
                .formatted(wanted.size()));
    sql.execute("select organisations.lock_tree()");
    return insertAll(wanted, ids.stream().map(each -> ((Number) each).longValue()).toList(), by);
  }

  private List<Long> insertAll(List<New> wanted, List<Long> ids, Who by) {
    var bodies =
        bodiesOf(
            wanted.stream()
                .map(New::parentId)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList());
    BatchBindStep insert =
        sql.batch(
            sql.insertInto(
                    ORGANISATION,
                    ORGANISATION.ID,
                    ORGANISATION.PARENT_ID,
                    ORGANISATION.BODY_ID,
                    ORGANISATION.KIND,
                    ORGANISATION.NAME_EN,
                    ORGANISATION.NAME_ZH)
                .values((Long) null, null, null, null, null, null));
    for (int at = 0; at < wanted.size(); at++) {
      var each = wanted.get(at);
      var parentAt = each.parentAt();
      var parent = parentAt == null ? each.parentId() : ids.get(parentAt);
      var ofItself = each.kind().isBody() || parent == null;
      bodies.put(ids.get(at), ofItself ? ids.get(at) : bodies.get(parent));
      insert =
          insert.bind(
              ids.get(at),
              parent,
              bodies.get(ids.get(at)),
              each.kind().code(),
              each.nameEn(),
              each.nameZh());
    }
    insert.execute();
    sql.query("select organisations.number({0})", val(ids.toArray(Long[]::new))).execute();
    ids.forEach(id -> events.publishEvent(new Created(new Ref(Kind.ORGANISATION, id), by)));
    return ids;
  }

  /// @throws NotFound where one does not exist
  private Map<Long, Long> bodiesOf(List<Long> ids) {
    var found = new HashMap<Long, Long>();
    byId(ids).forEach((id, each) -> found.put(id, each.bodyId()));
    for (var id : ids) {
      if (!found.containsKey(id)) {
        throw new NotFound(new Ref(Kind.ORGANISATION, id));
      }
    }
    return found;
  }

  private List<Organisation> list(Condition where) {
    return first(where, LIMIT);
  }

  /// In tree order.
  List<Organisation> first(Condition where, int limit) {
    return sql.select(COLUMNS)
        .from(ORGANISATION)
        .where(where)
        .orderBy(ORGANISATION.FIRST_NUMBER)
        .limit(limit)
        .fetch(Organisations::organisation);
  }

  static Organisation organisation(Record row) {
    return new Organisation(
        row.get(ORGANISATION.ID),
        row.get(ORGANISATION.PARENT_ID),
        row.get(ORGANISATION.BODY_ID),
        Coded.of(OrganisationKind.class, row.get(ORGANISATION.KIND)),
        row.get(ORGANISATION.NAME_EN),
        row.get(ORGANISATION.NAME_ZH),
        row.get(ORGANISATION.FIRST_NUMBER),
        row.get(ORGANISATION.LAST_NUMBER),
        row.get(ORGANISATION.DEPTH));
  }

  /// Names in one language, for pages that show many organisations.
  public Map<Long, String> names(Collection<Long> ids, Language language) {
    var names = new LinkedHashMap<Long, String>();
    byId(ids).forEach((id, organisation) -> names.put(id, organisation.name(language)));
    return names;
  }
}
