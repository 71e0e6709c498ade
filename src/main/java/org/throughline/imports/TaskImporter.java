package org.throughline.imports;

import static org.throughline.imports.ImportColumn.CLAUSE;
import static org.throughline.imports.ImportColumn.DEADLINE;
import static org.throughline.imports.ImportColumn.ID;
import static org.throughline.imports.ImportColumn.LEAD;
import static org.throughline.imports.ImportColumn.REASON;
import static org.throughline.imports.ImportColumn.REVIEW_ON;
import static org.throughline.imports.ImportColumn.TEXT;
import static org.throughline.imports.ImportColumn.TITLE;
import static org.throughline.imports.OrganisationImporter.fault;
import static throughline.db.tasks.Tables.TASK;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Access;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Table;
import org.throughline.tasks.NewTask;
import org.throughline.tasks.Origin;
import org.throughline.tasks.TaskVisibility;
import org.throughline.tasks.Tasks;

/// Tasks that the actor's body issues. What is new is known by its title, lead and day. A task that
/// exists is not changed by a table: that has its own page, with its reason.
@Component
class TaskImporter implements Importer {
  private final DSLContext sql;
  private final Organisations organisations;
  private final Tasks tasks;

  TaskImporter(DSLContext sql, Organisations organisations, Tasks tasks) {
    this.sql = sql;
    this.organisations = organisations;
    this.tasks = tasks;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.TASKS;
  }

  private record Existing(
      long id,
      String title,
      String text,
      long lead,
      @Nullable LocalDate deadline,
      @Nullable LocalDate reviewOn,
      @Nullable Long clause,
      @Nullable String reason) {
    String key() {
      return TaskImporter.key(title, lead, deadline, reviewOn);
    }
  }

  private static String key(
      String title, long lead, @Nullable LocalDate deadline, @Nullable LocalDate reviewOn) {
    return lead + "/" + deadline + "/" + reviewOn + "/" + Names.key(title);
  }

  private List<Existing> existing(Actor actor) {
    return sql.select(
            TASK.ID,
            TASK.TITLE,
            TASK.TEXT,
            TASK.LEAD_ORGANISATION_ID,
            TASK.DEADLINE,
            TASK.REVIEW_ON,
            TASK.CLAUSE_ID,
            TASK.OWN_INITIATIVE)
        .from(TASK)
        .where(TASK.ISSUING_ORGANISATION_ID.eq(actor.bodyId()))
        .and(TASK.PARENT_ID.isNull())
        .and(TaskVisibility.visible(actor))
        .orderBy(TASK.ID)
        .limit(Table.MOST)
        .fetch(row ->
            new Existing(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8()));
  }

  @Override
  public List<Row> look(Actor actor, List<Row.Cells> rows) {
    var names = new Names(organisations.ofBody(actor.bodyId()));
    var byId = new HashMap<Long, Existing>();
    var byKey = new HashMap<String, Existing>();
    for (var each : existing(actor)) {
      byId.put(each.id(), each);
      byKey.put(each.key(), each);
    }
    var taken = new HashMap<String, Integer>();
    return rows.stream().map(cells -> row(actor, names, byId, byKey, taken, cells)).toList();
  }

  private Row row(
      Actor actor,
      Names names,
      Map<Long, Existing> byId,
      Map<String, Existing> byKey,
      Map<String, Integer> taken,
      Row.Cells cells) {
    var faults = new ArrayList<Row.Fault>();
    var label = cells.get(TITLE);
    if (!cells.get(ID).isEmpty()) {
      var known = Typed.id(cells.get(ID)).map(byId::get).orElse(null);
      return known == null
          ? Row.faulty(cells.number(), label, List.of(fault(ID, "unknown", cells.get(ID))))
          : compared(cells, known, names);
    }
    var lead = names.find(cells.get(LEAD));
    if (lead.size() != 1) {
      faults.add(fault(LEAD, lead.isEmpty() ? "unknown" : "several", cells.get(LEAD)));
    }
    date(DEADLINE, cells, faults);
    date(REVIEW_ON, cells, faults);
    if (!cells.get(CLAUSE).isEmpty() && Typed.id(cells.get(CLAUSE)).isEmpty()) {
      faults.add(fault(CLAUSE, "unknown", cells.get(CLAUSE)));
    }
    if (!faults.isEmpty()) {
      return Row.faulty(cells.number(), label, faults);
    }
    var key = key(label, lead.getFirst().id(), day(DEADLINE, cells), day(REVIEW_ON, cells));
    if (byKey.containsKey(key)) {
      return Row.of(cells.number(), Row.Verdict.UNCHANGED, label);
    }
    var before = taken.putIfAbsent(key, cells.number());
    if (before != null) {
      return Row.faulty(
          cells.number(), label, List.of(fault(TITLE, "twice", String.valueOf(before))));
    }
    try {
      return tasks
          .refusal(actor, task(cells, lead.getFirst().id()))
          .map(why ->
              Row.faulty(cells.number(), label, List.of(new Row.Fault(column(why.key()), why))))
          .orElseGet(() -> Row.of(cells.number(), Row.Verdict.NEW, label));
    } catch (NotFound e) {
      return Row.faulty(
          cells.number(), label, List.of(fault(CLAUSE, "unknown", cells.get(CLAUSE))));
    }
  }

  /// Where a refusal of the task's own rules belongs in the table.
  private static ImportColumn column(String key) {
    if (key.contains("deadline") || key.contains("date") || key.contains("review")) {
      return DEADLINE;
    }
    if (key.contains("lead") || key.contains("head")) {
      return LEAD;
    }
    return key.contains("reason") || key.contains("origin") || key.contains("own") ? REASON : TITLE;
  }

  private Row compared(Row.Cells cells, Existing known, Names names) {
    var faults = new ArrayList<Row.Fault>();
    stays(TITLE, cells, known.title(), faults);
    stays(TEXT, cells, known.text(), faults);
    stays(DEADLINE, cells, text(known.deadline()), faults);
    stays(REVIEW_ON, cells, text(known.reviewOn()), faults);
    stays(CLAUSE, cells, text(known.clause()), faults);
    stays(REASON, cells, text(known.reason()), faults);
    var lead = names.find(cells.get(LEAD));
    var same =
        cells.get(LEAD).equals(String.valueOf(known.lead()))
            || (lead.size() == 1 && lead.getFirst().id() == known.lead())
            || isCalled(known.lead(), cells.get(LEAD));
    if (cells.has(LEAD) && !same) {
      faults.add(fault(LEAD, "elsewhere", String.valueOf(known.lead())));
    }
    return faults.isEmpty()
        ? Row.of(cells.number(), Row.Verdict.UNCHANGED, known.title())
        : Row.faulty(cells.number(), known.title(), faults);
  }

  /// A task list taken away names its leads, also those in other bodies.
  private boolean isCalled(long organisation, String name) {
    return organisations
        .find(organisation)
        .filter(each -> name.equals(each.nameEn()) || name.equals(each.nameZh()))
        .isPresent();
  }

  private static void stays(
      ImportColumn column, Row.Cells cells, String before, List<Row.Fault> faults) {
    if (cells.has(column) && !cells.get(column).equals(before.strip())) {
      faults.add(fault(column, "elsewhere", before));
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void date(ImportColumn column, Row.Cells cells, List<Row.Fault> faults) {
    if (!cells.get(column).isEmpty() && day(column, cells) == null) {
      faults.add(fault(column, "date", cells.get(column)));
    }
  }

  private static @Nullable LocalDate day(ImportColumn column, Row.Cells cells) {
    return Typed.date(cells.get(column)).orElse(null);
  }

  private static NewTask task(Row.Cells cells, long lead) {
    var clause = Typed.id(cells.get(CLAUSE));
    return new NewTask(
        clause
            .<Origin>map(Origin.OfClause::new)
            .orElseGet(() -> new Origin.OwnInitiative(cells.get(REASON))),
        cells.get(TITLE),
        cells.get(TEXT),
        lead,
        null,
        Set.of(),
        null,
        day(DEADLINE, cells),
        day(REVIEW_ON, cells),
        null,
        Access.INTERNAL);
  }

  @Override
  public void bring(Actor actor, List<Row.Cells> rows) {
    var names = new Names(organisations.ofBody(actor.bodyId()));
    for (var cells : rows) {
      var lead = names.find(cells.get(LEAD)).getFirst().id();
      if (tasks.issue(actor, task(cells, lead)) instanceof Outcome.Refused<Long>(var refusal)) {
        throw new IllegalStateException(
            "row " + cells.number() + " was looked at and refused after all: " + refusal.key());
      }
    }
  }

  @Override
  public Table export(Actor actor, String title, List<String> heads, Language language) {
    return new Table(
        title,
        heads,
        existing(actor).stream()
            .map(each ->
                List.<Object>of(
                    each.id(),
                    each.title(),
                    each.text(),
                    each.lead(),
                    Objects.requireNonNullElse((Object) each.deadline(), ""),
                    Objects.requireNonNullElse((Object) each.reviewOn(), ""),
                    Objects.requireNonNullElse((Object) each.clause(), ""),
                    Objects.requireNonNullElse(each.reason(), "")))
            .toList());
  }
}
