package org.throughline.imports;

import static org.throughline.imports.ImportColumn.FUNCTIONAL_PARENT;
import static org.throughline.imports.ImportColumn.ID;
import static org.throughline.imports.ImportColumn.KIND;
import static org.throughline.imports.ImportColumn.NAME_EN;
import static org.throughline.imports.ImportColumn.NAME_ZH;
import static org.throughline.imports.ImportColumn.PARENT;
import static throughline.db.organisations.Tables.ORGANISATION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Table;

/// Organisations beneath the actor's body. What is new is known by its parent and name; a parent
/// may stand in an earlier row.
@Component
class OrganisationImporter implements Importer {
  private static final int LONGEST_NAME = 200;

  private final DSLContext sql;
  private final Organisations organisations;

  OrganisationImporter(DSLContext sql, Organisations organisations) {
    this.sql = sql;
    this.organisations = organisations;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.ORGANISATIONS;
  }

  @Override
  public List<Row> look(Actor actor, List<Row.Cells> rows) {
    var reading = new Reading(actor);
    return rows.stream().map(reading::row).toList();
  }

  /// What a new organisation hangs from: one that exists, or one of an earlier row.
  private record Place(@Nullable Organisation existing, @Nullable String earlier) {
    String key() {
      return existing == null ? "new " + earlier : String.valueOf(existing.id());
    }
  }

  private final class Reading {
    private final Actor actor;
    private final Names names;
    private final Map<Long, Long> lines;
    private final long body;

    /// By lower-case name, those of earlier rows.
    private final Map<String, Integer> earlier = new HashMap<>();

    private final Map<String, Integer> taken = new HashMap<>();

    Reading(Actor actor) {
      this.actor = actor;
      names = new Names(organisations.subtree(actor.bodyId()));
      lines = functionalParents(actor);
      body = actor.bodyId();
    }

    Row row(Row.Cells cells) {
      var faults = new ArrayList<Row.Fault>();
      var label = label(cells);
      names(cells, faults);
      var kind = Coded.find(OrganisationKind.class, cells.get(KIND)).orElse(null);
      if (kind == null) {
        faults.add(fault(KIND, "kind", cells.get(KIND)));
      }
      var place = place(cells, faults);
      line(cells, faults);
      var existing = existing(cells, place, faults);
      if (!faults.isEmpty()) {
        return Row.faulty(cells.number(), label, faults);
      }
      Objects.requireNonNull(kind);
      if (existing.isPresent()) {
        return compared(cells, existing.get(), kind, place, label);
      }
      var key = Objects.requireNonNull(place).key() + "/" + Names.key(label);
      var before = taken.putIfAbsent(key, cells.number());
      if (before != null) {
        return Row.faulty(
            cells.number(), label, List.of(fault(NAME_EN, "twice", String.valueOf(before))));
      }
      for (var name : List.of(cells.get(NAME_EN), cells.get(NAME_ZH))) {
        if (!name.isEmpty()) {
          earlier.putIfAbsent(Names.key(name), cells.number());
        }
      }
      return Row.of(cells.number(), Row.Verdict.NEW, label);
    }

    private void names(Row.Cells cells, List<Row.Fault> faults) {
      if (label(cells).isEmpty()) {
        faults.add(fault(NAME_EN, "name"));
      }
      for (var column : List.of(NAME_EN, NAME_ZH)) {
        if (cells.get(column).length() > LONGEST_NAME) {
          faults.add(fault(column, "too_long", LONGEST_NAME));
        }
      }
    }

    private @Nullable Place place(Row.Cells cells, List<Row.Fault> faults) {
      var written = cells.get(PARENT);
      if (written.isEmpty()) {
        return names.byId(body).map(own -> new Place(own, null)).orElse(null);
      }
      var found = names.find(written);
      if (found.size() == 1) {
        return new Place(found.getFirst(), null);
      }
      if (found.isEmpty() && earlier.containsKey(Names.key(written))) {
        return new Place(null, Names.key(written));
      }
      faults.add(fault(PARENT, found.isEmpty() ? "unknown" : "several", written));
      return null;
    }

    private void line(Row.Cells cells, List<Row.Fault> faults) {
      var written = cells.get(FUNCTIONAL_PARENT);
      if (!written.isEmpty() && higher(actor, names, written).isEmpty()) {
        faults.add(
            fault(
                FUNCTIONAL_PARENT,
                names.find(written).size() > 1 ? "several" : "unknown",
                written));
      }
    }

    private Optional<Organisation> existing(
        Row.Cells cells, @Nullable Place place, List<Row.Fault> faults) {
      var found = known(names, cells, place == null ? null : place.existing());
      if (found.isEmpty() && !cells.get(ID).isEmpty()) {
        faults.add(fault(ID, "unknown", cells.get(ID)));
      }
      return found;
    }

    private Row compared(
        Row.Cells cells,
        Organisation existing,
        OrganisationKind kind,
        @Nullable Place place,
        String label) {
      var faults = new ArrayList<Row.Fault>();
      if (existing.kind() != kind) {
        faults.add(fault(KIND, "stays", existing.kind().code()));
      }
      var parent = place == null ? null : place.existing();
      if (existing.id() != body
          && cells.has(PARENT)
          && !cells.get(PARENT).isEmpty()
          && (parent == null || !Objects.equals(existing.parentId(), parent.id()))) {
        faults.add(fault(PARENT, "stays", String.valueOf(existing.parentId())));
      }
      if (!faults.isEmpty()) {
        return Row.faulty(cells.number(), label, faults);
      }
      var changes = new ArrayList<Row.Change>();
      change(cells, NAME_EN, existing.nameEn(), changes);
      change(cells, NAME_ZH, existing.nameZh(), changes);
      var line = lines.get(existing.id());
      higher(actor, names, cells.get(FUNCTIONAL_PARENT))
          .filter(wanted -> !wanted.equals(line))
          .ifPresent(wanted ->
              changes.add(
                  new Row.Change(
                      FUNCTIONAL_PARENT,
                      line == null ? "" : String.valueOf(line),
                      String.valueOf(wanted))));
      return changes.isEmpty()
          ? Row.of(cells.number(), Row.Verdict.UNCHANGED, label)
          : Row.changed(cells.number(), label, changes);
    }

    private void change(
        Row.Cells cells, ImportColumn column, @Nullable String before, List<Row.Change> changes) {
      var was = before == null ? "" : before;
      if (cells.has(column) && !cells.get(column).isEmpty() && !cells.get(column).equals(was)) {
        changes.add(new Row.Change(column, was, cells.get(column)));
      }
    }
  }

  private Map<Long, Long> functionalParents(Actor actor) {
    return sql.select(ORGANISATION.ID, ORGANISATION.FUNCTIONAL_PARENT_ID)
        .from(ORGANISATION)
        .where(ORGANISATION.FIRST_NUMBER.between(actor.bodyFirst(), actor.bodyLast()))
        .and(ORGANISATION.FUNCTIONAL_PARENT_ID.isNotNull())
        .fetchMap(ORGANISATION.ID, ORGANISATION.FUNCTIONAL_PARENT_ID);
  }

  /// A line leads upwards, out of what the actor administers: there an id is needed.
  private Optional<Long> higher(Actor actor, Names names, String written) {
    var found = names.find(written);
    if (found.size() == 1) {
      return Optional.of(found.getFirst().id());
    }
    return Typed.id(written)
        .flatMap(organisations::find)
        .filter(each -> organisations.sameTree(each, actor))
        .map(Organisation::id);
  }

  private static String label(Row.Cells cells) {
    return cells.get(NAME_EN).isEmpty() ? cells.get(NAME_ZH) : cells.get(NAME_EN);
  }

  static Row.Fault fault(ImportColumn column, String key, Object... arguments) {
    return new Row.Fault(column, Refusal.invalid("imports.fault." + key, arguments));
  }

  @Override
  public void bring(Actor actor, List<Row.Cells> rows) {
    var names = new Names(organisations.subtree(actor.bodyId()));
    var lines = functionalParents(actor);
    var added = new ArrayList<Organisations.New>();
    var addedRows = new ArrayList<Row.Cells>();
    var at = new HashMap<String, Integer>();
    for (var cells : rows) {
      var written = cells.get(PARENT);
      var parent =
          written.isEmpty() ? names.byId(actor.bodyId()) : names.find(written).stream().findFirst();
      var existing = known(names, cells, parent.orElse(null));
      if (existing.isPresent()) {
        change(actor, existing.get(), cells, names, lines);
        continue;
      }
      added.add(
          new Organisations.New(
              parent.map(Organisation::id).orElse(null),
              parent.isEmpty() ? at.get(Names.key(written)) : null,
              Coded.of(OrganisationKind.class, cells.get(KIND)),
              orNull(cells.get(NAME_EN)),
              orNull(cells.get(NAME_ZH))));
      addedRows.add(cells);
      for (var name : List.of(cells.get(NAME_EN), cells.get(NAME_ZH))) {
        if (!name.isEmpty()) {
          at.putIfAbsent(Names.key(name), added.size() - 1);
        }
      }
    }
    if (!added.isEmpty()) {
      var ids = organisations.createAll(added, actor.who());
      for (var index = 0; index < ids.size(); index++) {
        putInLine(actor, ids.get(index), addedRows.get(index), names, lines);
      }
    }
  }

  /// By its id, else by its name beneath the parent.
  private static Optional<Organisation> known(
      Names names, Row.Cells cells, @Nullable Organisation parent) {
    if (!cells.get(ID).isEmpty()) {
      return Typed.id(cells.get(ID)).flatMap(names::byId);
    }
    return parent == null
        ? Optional.empty()
        : names.find(label(cells)).stream()
            .filter(each -> Objects.equals(each.parentId(), parent.id()))
            .findFirst();
  }

  private void change(
      Actor actor, Organisation existing, Row.Cells cells, Names names, Map<Long, Long> lines) {
    var english = cells.get(NAME_EN).isEmpty() ? existing.nameEn() : cells.get(NAME_EN);
    var chinese = cells.get(NAME_ZH).isEmpty() ? existing.nameZh() : cells.get(NAME_ZH);
    if (!Objects.equals(english, existing.nameEn())
        || !Objects.equals(chinese, existing.nameZh())) {
      organisations.rename(existing.id(), english, chinese, actor.who());
    }
    putInLine(actor, existing.id(), cells, names, lines);
  }

  private void putInLine(
      Actor actor, long id, Row.Cells cells, Names names, Map<Long, Long> lines) {
    higher(actor, names, cells.get(FUNCTIONAL_PARENT))
        .filter(wanted -> !wanted.equals(lines.get(id)))
        .ifPresent(wanted -> organisations.putInLine(id, wanted, actor.who()));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public Table export(Actor actor, String title, List<String> heads, Language language) {
    var lines = functionalParents(actor);
    var rows = new ArrayList<List<Object>>();
    for (var each : organisations.subtree(actor.bodyId())) {
      var line = lines.get(each.id());
      var parent = each.parentId();
      rows.add(
          List.of(
              each.id(),
              each.kind().code(),
              Objects.requireNonNullElse(each.nameEn(), ""),
              Objects.requireNonNullElse(each.nameZh(), ""),
              // The body itself hangs from something that this table does not hold.
              parent == null || each.id() == actor.bodyId() ? "" : (Object) parent,
              line == null ? "" : (Object) line));
    }
    return new Table(title, heads, rows.stream().limit(Table.MOST).toList());
  }
}
