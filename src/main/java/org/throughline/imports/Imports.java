package org.throughline.imports;

import static throughline.db.imports.Tables.BATCH;
import static throughline.db.imports.Tables.LINE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Policy;
import org.throughline.shared.Coded;
import org.throughline.shared.Happened;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.Who;
import org.throughline.tables.Table;
import org.throughline.tables.TableReader;

/// Tables on their way in.
@Service
public class Imports {
  private static final int LIST = 50;
  private static final int LONGEST_NAME = 200;

  private final DSLContext sql;
  private final Clock clock;
  private final Policy policy;
  private final ApplicationEventPublisher events;
  private final Map<ImportKind, Importer> importers = new EnumMap<>(ImportKind.class);

  Imports(
      DSLContext sql,
      Clock clock,
      Policy policy,
      ApplicationEventPublisher events,
      List<Importer> importers) {
    this.sql = sql;
    this.clock = clock;
    this.policy = policy;
    this.events = events;
    importers.forEach(each -> this.importers.put(each.kind(), each));
  }

  /// @param detail which file, and how many rows were new and changed
  public record Imported(Ref about, ImportKind kind, Who by, String detail) implements Happened {
    @Override
    public String action() {
      return "imports." + kind.code();
    }
  }

  /// @param heads the names of the kind's columns in every language, by what may stand in a file
  @Transactional
  public Outcome<Long> stage(
      Actor actor, ImportKind kind, String fileName, byte[] file, Map<String, ImportColumn> heads) {
    policy.require(actor, kind.permission(), actor.bodyId());
    return TableReader.read(file)
        .fold(read -> store(actor, kind, fileName, read, heads), Outcome::refused);
  }

  private Outcome<Long> store(
      Actor actor,
      ImportKind kind,
      String fileName,
      TableReader.Read read,
      Map<String, ImportColumn> heads) {
    var columns =
        read.columns().stream()
            .map(head -> {
              var column = heads.get(Names.key(head));
              return column == null || !kind.columns().contains(column) ? "" : column.code();
            })
            .toList();
    if (columns.stream().allMatch(String::isEmpty)) {
      return Outcome.invalid("imports.refused.no_column");
    }
    if (columns.stream().filter(code -> !code.isEmpty()).distinct().count()
        < columns.stream().filter(code -> !code.isEmpty()).count()) {
      return Outcome.invalid("imports.refused.column_twice");
    }
    if (read.rows().isEmpty()) {
      return Outcome.invalid("tables.refused.empty");
    }
    var name = fileName.strip();
    long id =
        sql.insertInto(BATCH)
            .set(BATCH.KIND, kind.code())
            .set(BATCH.BODY_ID, actor.bodyId())
            .set(BATCH.FILE_NAME, name.substring(Math.max(0, name.length() - LONGEST_NAME)))
            .set(BATCH.COLUMNS, columns.toArray(String[]::new))
            .set(BATCH.UPLOADED_AT, clock.instant())
            .set(BATCH.UPLOADED_BY, actor.personId())
            .returningResult(BATCH.ID)
            .fetchSingle()
            .value1();
    BatchBindStep insert =
        sql.batch(
            sql.insertInto(LINE, LINE.BATCH_ID, LINE.NUMBER, LINE.CELLS)
                .values((Long) null, null, null));
    for (var row : read.rows()) {
      insert = insert.bind(id, row.number(), row.cells().toArray(String[]::new));
    }
    insert.execute();
    return Outcome.done(id);
  }

  /// The latest first.
  public List<Batch> list(Actor actor) {
    return batches(
        BATCH
            .BODY_ID
            .eq(actor.bodyId())
            .and(
                BATCH.KIND.in(
                    Arrays.stream(ImportKind.values())
                        .filter(kind -> kind.permission().grantedTo(actor.roles()))
                        .map(Coded::code)
                        .toList())));
  }

  /// @throws NotFound where it is of another body, or of a kind that is not the actor's to import
  public Batch get(Actor actor, long id) {
    return batches(BATCH.ID.eq(id).and(BATCH.BODY_ID.eq(actor.bodyId()))).stream()
        .filter(each -> each.kind().permission().grantedTo(actor.roles()))
        .findFirst()
        .orElseThrow(() -> new NotFound(new Ref(Kind.IMPORT, id)));
  }

  private List<Batch> batches(Condition where) {
    return sql.select(
            BATCH.ID,
            BATCH.KIND,
            BATCH.BODY_ID,
            BATCH.FILE_NAME,
            BATCH.COLUMNS,
            BATCH.UPLOADED_AT,
            BATCH.STATE,
            BATCH.ENDED_AT)
        .from(BATCH)
        .where(where)
        .orderBy(BATCH.ID.desc())
        .limit(LIST)
        .fetch(row ->
            new Batch(
                row.value1(),
                Coded.of(ImportKind.class, row.value2()),
                row.value3(),
                row.value4(),
                Arrays.asList(row.value5()),
                row.value6(),
                Coded.of(Batch.State.class, row.value7()),
                row.value8()));
  }

  /// Every row as it would be brought in now.
  public List<Row> look(Actor actor, Batch batch) {
    return importer(batch.kind()).look(actor, cells(batch));
  }

  private Importer importer(ImportKind kind) {
    return Optional.ofNullable(importers.get(kind)).orElseThrow();
  }

  private List<Row.Cells> cells(Batch batch) {
    return sql.select(LINE.NUMBER, LINE.CELLS)
        .from(LINE)
        .where(LINE.BATCH_ID.eq(batch.id()))
        .orderBy(LINE.NUMBER)
        .limit(Table.MOST)
        .fetch(row -> {
          var byColumn = new EnumMap<ImportColumn, String>(ImportColumn.class);
          for (var at = 0; at < batch.columns().size(); at++) {
            var column = Coded.find(ImportColumn.class, batch.columns().get(at));
            var cell = row.value2()[at].replace("\r\n", "\n").replace("\u0000", "").strip();
            column.ifPresent(each -> byColumn.put(each, cell));
          }
          return new Row.Cells(row.value1(), byColumn);
        });
  }

  /// All of it, in one transaction.
  ///
  /// @param leaveFaulty whether rows with faults are left out; else any fault refuses the whole
  /// @return how many rows were brought in
  @Transactional
  public Outcome<Integer> bring(Actor actor, long id, boolean leaveFaulty) {
    var batch = lock(actor, id);
    policy.require(actor, batch.kind().permission(), actor.bodyId());
    if (batch.state() != Batch.State.STAGED) {
      return Outcome.conflict("imports.refused.ended");
    }
    var cells = cells(batch);
    var rows = importer(batch.kind()).look(actor, cells);
    long faulty = rows.stream().filter(row -> row.verdict() == Row.Verdict.FAULTY).count();
    if (faulty > 0 && !leaveFaulty) {
      return Outcome.invalid("imports.refused.faulty", faulty);
    }
    var wanted = new ArrayList<Row.Cells>();
    for (var at = 0; at < rows.size(); at++) {
      var verdict = rows.get(at).verdict();
      if (verdict == Row.Verdict.NEW || verdict == Row.Verdict.CHANGED) {
        wanted.add(cells.get(at));
      }
    }
    // A row left out may be the parent of one that stays.
    if (faulty > 0
        && importer(batch.kind()).look(actor, wanted).stream()
            .anyMatch(row -> row.verdict() == Row.Verdict.FAULTY)) {
      return Outcome.invalid("imports.refused.depends_on_faulty");
    }
    importer(batch.kind()).bring(actor, wanted);
    end(batch, Batch.State.IMPORTED);
    events.publishEvent(
        new Imported(
            new Ref(Kind.ORGANISATION, actor.bodyId()),
            batch.kind(),
            actor.who(),
            batch.fileName() + ": " + wanted.size()));
    return Outcome.done(wanted.size());
  }

  @Transactional
  public Outcome<Long> discard(Actor actor, long id) {
    var batch = lock(actor, id);
    if (batch.state() != Batch.State.STAGED) {
      return Outcome.conflict("imports.refused.ended");
    }
    end(batch, Batch.State.DISCARDED);
    return Outcome.done(id);
  }

  private Batch lock(Actor actor, long id) {
    sql.select(BATCH.ID).from(BATCH).where(BATCH.ID.eq(id)).forUpdate().fetch();
    return get(actor, id);
  }

  private void end(Batch batch, Batch.State state) {
    sql.update(BATCH)
        .set(BATCH.STATE, state.code())
        .set(BATCH.ENDED_AT, clock.instant())
        .where(BATCH.ID.eq(batch.id()))
        .execute();
  }

  /// What exists, as a table that can be brought back.
  public Table export(
      Actor actor, ImportKind kind, String title, List<String> heads, Language language) {
    policy.require(actor, kind.permission(), actor.bodyId());
    return importer(kind).export(actor, title, heads, language);
  }
}
