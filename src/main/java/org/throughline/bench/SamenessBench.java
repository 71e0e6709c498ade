package org.throughline.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.Serve;
import org.throughline.ServeOptions;
import org.throughline.postgres.EmbeddedPostgres;
import org.throughline.sameness.Draft;
import org.throughline.sameness.FindingKind;
import org.throughline.sameness.Sameness;
import org.throughline.sameness.Scope;
import org.throughline.shared.Kind;

/// A whole check of one report beside the bare query for its candidates, with ten million reports
/// stored: 240 clauses, each answered by 41,810 organisations. What is stored already in the data
/// folder is used; an interrupted making goes on where it stopped.
final class SamenessBench {
  private static final int CLAUSES = 240;

  /// As many are written one by one; the rest repeats them.
  private static final int WRITTEN = 24;

  private static final int[] LEVELS = {1, 31, 333, 2_843, 38_602};
  private static final int ORGANISATIONS = 41_810;
  private static final int CHECKS = 600;
  private static final int WARM = 150;
  private static final String BARE =
      """
      select report_id, organisation_id from sameness.sketch
       where scope = ? and organisation_id <> ?
       order by bit_count(sketch # cast(? as bit(256))) limit 16\
      """;

  private final PrintStream out;

  SamenessBench(PrintStream out) {
    this.out = out;
  }

  void run(Path data) throws Exception {
    var options =
        ServeOptions.parse(new String[] {"--port", "0", "--data", data.toString()}, Map.of());
    try (var postgres = EmbeddedPostgres.start(data);
        var context = Serve.start(options, postgres.settings());
        var owner =
            DriverManager.getConnection(
                postgres.jdbcUrl(), postgres.ownerUser(), postgres.ownerPassword())) {
      make(owner, context.getBean(Sameness.class));
      measure(owner, context);
    }
  }

  private void make(Connection owner, Sameness sameness) throws Exception {
    var begun = System.nanoTime();
    owner.setAutoCommit(false);
    if (Sql.one(owner, "select count(*) from organisations.organisation") == 0) {
      tree(owner);
    }
    var made = (int) Sql.one(owner, "select coalesce(max(scope) / 4, 0) from sameness.sketch");
    if (made < CLAUSES) {
      out.printf("Storing reports on %d clauses, %,d each%n", CLAUSES - made, ORGANISATIONS);
      Sql.run(owner, "set synchronous_commit = off");
      if (made == 0) {
        unburden(owner);
      }
      for (var clause = made + 1; clause <= CLAUSES; clause += clause > WRITTEN ? WRITTEN : 1) {
        if (clause <= WRITTEN) {
          reports(owner, sameness, clause);
        } else {
          again(owner, clause);
        }
        out.printf(Locale.ROOT, "  clause %d, %.0f s%n", clause, (System.nanoTime() - begun) / 1e9);
      }
      Sql.run(
          owner,
          "create index if not exists sketch_organisation on sameness.sketch (organisation_id, scope, report_id)");
      owner.commit();
      owner.setAutoCommit(true);
      Sql.run(owner, "select sameness.repack()");
      Sql.run(owner, "vacuum (analyze) sameness.sketch");
      Sql.run(owner, "vacuum (analyze) sameness.sketch_block");
      Sql.run(owner, "vacuum (analyze) tasks.report");
    }
    owner.setAutoCommit(true);
    out.printf(
        Locale.ROOT,
        "%,d reports stored; texts %,d MB, sketches %,d MB with their index%n",
        Sql.one(owner, "select count(*) from sameness.sketch"),
        Sql.one(owner, "select pg_total_relation_size('tasks.report') / 1048576"),
        Sql.one(owner, "select pg_total_relation_size('sameness.sketch') / 1048576"));
  }

  /// Numbers in preorder are made by the database; each organisation leads one task.
  private static void tree(Connection owner) throws Exception {
    var rows = new ByteArrayOutputStream();
    var kinds = new String[] {"body", "province", "city", "county", "township"};
    var first = new int[LEVELS.length + 1];
    first[0] = 1;
    for (var level = 0; level < LEVELS.length; level++) {
      first[level + 1] = first[level] + LEVELS[level];
      for (var i = 0; i < LEVELS[level]; i++) {
        var id = first[level] + i;
        var parent =
            level == 0
                ? "\\N"
                : Integer.toString(
                    first[level - 1] + (int) ((long) i * LEVELS[level - 1] / LEVELS[level]));
        var name = name(id);
        line(rows, id, parent, id, kinds[level], name + " " + kinds[level], "新" + id + "镇");
      }
    }
    copy(
        owner,
        "copy organisations.organisation (id, parent_id, body_id, kind, name_en, name_zh) from stdin",
        rows);
    // Preorder numbers from the shape alone: a parent's children stand together.
    Sql.run(
        owner,
        """
        with recursive down as (
          select id, parent_id, array[id] path from organisations.organisation where parent_id is null
          union all select o.id, o.parent_id, d.path || o.id from organisations.organisation o join down d on o.parent_id = d.id
        ), numbered as (select id, path, 16 * row_number() over (order by path) n from down),
        lasts as (
          select a.id, max(b.n) + 15 last from numbered b cross join unnest(b.path) a(id) group by a.id)
        update organisations.organisation o
           set first_number = n.n, last_number = l.last, depth = cardinality(n.path) - 1
          from numbered n join lasts l using (id) where o.id = n.id\
        """);
    Sql.run(owner, "insert into organisations.person (body_id, name_en) values (1, 'Wen Muyun')");
    Sql.run(
        owner,
        """
        insert into tasks.task (title, own_initiative, issuing_organisation_id, lead_organisation_id, review_on)
        select 'Answer the clause', 'Made to measure.', 1, id, current_date from organisations.organisation order by id\
        """);
    owner.commit();
  }

  /// Only what a check reads is kept: ten million look-ups of rows that are there would measure
  /// nothing.
  private static void unburden(Connection owner) throws SQLException {
    for (var constraint :
        strings(
            owner,
            "select conname from pg_constraint where conrelid = 'tasks.report'::regclass and contype in ('f', 'u') order by contype")) {
      Sql.run(
          owner,
          "alter table tasks.report drop constraint if exists \"" + constraint + "\" cascade");
    }
    Sql.run(owner, "drop index if exists sameness.sketch_organisation");
    owner.commit();
  }

  /// The first clauses' reports once more for ten times as many: a check reads one clause only.
  private static void again(Connection owner, int clause) throws SQLException {
    var shift = (long) (clause - 1) * ORGANISATIONS;
    Sql.run(
        owner,
        "insert into tasks.report (id, task_id, number, progress, text, person_id, organisation_id) overriding system value select id + %d, task_id, number + %d, progress, text, person_id, organisation_id from tasks.report where id <= %d"
            .formatted(shift, clause - 1, (long) WRITTEN * ORGANISATIONS));
    Sql.run(
        owner,
        "insert into sameness.sketch select scope + %d, report_id + %d, organisation_id, sketch from sameness.sketch where scope <= %d order by scope, report_id"
            .formatted(4L * (clause - 1), shift, 4L * WRITTEN));
    owner.commit();
  }

  private static String name(int id) {
    var syllables =
        new String[] {"qing", "lan", "tao", "wei", "shu", "ban", "mo", "ke", "rui", "du"};
    var name = new StringBuilder();
    for (var rest = id; rest > 0; rest /= 10) {
      name.append(syllables[rest % 10]);
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static void reports(Connection owner, Sameness sameness, int clause) throws Exception {
    var writer = new Writer(clause);
    var texts = new ByteArrayOutputStream(40_000_000);
    var sketches = new ByteArrayOutputStream(16_000_000);
    for (var organisation = 1; organisation <= ORGANISATIONS; organisation++) {
      var id = (long) (clause - 1) * ORGANISATIONS + organisation;
      var text = writer.report();
      var sketch = sameness.sketch(draft(text, organisation, clause));
      line(texts, id, organisation, clause, "on_schedule", text, 1, organisation);
      line(sketches, clause * 4L, id, organisation, sketch);
    }
    copy(
        owner,
        "copy tasks.report (id, task_id, number, progress, text, person_id, organisation_id) from stdin",
        texts);
    copy(
        owner,
        "copy sameness.sketch (scope, report_id, organisation_id, sketch) from stdin",
        sketches);
    owner.commit();
  }

  private static Draft draft(String text, long organisation, int clause) {
    return new Draft(
        text,
        organisation,
        new Scope(Kind.CLAUSE, clause),
        "Each county shall see to what the clause asks before the end of the year.",
        null,
        Set.of());
  }

  /// Every other check is of a copy with a few words changed; one in ten is 10,000 characters long.
  private void measure(Connection owner, ConfigurableApplicationContext context) throws Exception {
    var sameness = context.getBean(Sameness.class);
    var random = new SplittableRandom(11);
    var whole = new double[CHECKS];
    var bare = new double[CHECKS];
    var copies = 0;
    var found = 0;
    for (var i = -WARM; i < CHECKS; i++) {
      var clause = random.nextInt(CLAUSES) + 1;
      var writer = new Writer(clause, random.nextInt());
      var organisation = random.nextInt(3_209, ORGANISATIONS) + 1;
      var isCopy = i % 2 == 0;
      var text = isCopy ? reworded(stored(owner, clause, random), random) : writer.report();
      if (i % 10 == 1) {
        text = writer.longReport();
      }
      var draft = draft(text, organisation, clause);
      var sketch = sameness.sketch(draft);
      var begun = System.nanoTime();
      query(owner, draft, sketch);
      var between = System.nanoTime();
      var findings = sameness.check(draft);
      var ended = System.nanoTime();
      if (i >= 0) {
        bare[i] = (between - begun) / 1e6;
        whole[i] = (ended - between) / 1e6;
        copies += isCopy ? 1 : 0;
        found +=
            isCopy && findings.stream().anyMatch(each -> each.kind() == FindingKind.COPY) ? 1 : 0;
      }
    }
    Arrays.sort(whole);
    Arrays.sort(bare);
    out.printf("%d checks, one after another; milliseconds%n", CHECKS);
    out.println("                  p50      p99      max");
    print("whole check", whole);
    print("bare query", bare);
    out.printf(
        "%d of %d reworded copies were found among %,d siblings%n", found, copies, ORGANISATIONS);
  }

  private void print(String what, double[] sorted) {
    out.printf(
        Locale.ROOT,
        "%-12s %8.1f %8.1f %8.1f%n",
        what,
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  private static void query(Connection owner, Draft draft, String sketch) throws SQLException {
    try (var statement = owner.prepareStatement(BARE)) {
      statement.setLong(1, draft.scope().number());
      statement.setLong(2, draft.organisationId());
      statement.setString(3, sketch);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getLong(1);
        }
      }
    }
  }

  private static String stored(Connection owner, int clause, SplittableRandom random)
      throws SQLException {
    var id = (long) (clause - 1) * ORGANISATIONS + 3_210 + random.nextInt(38_000);
    return strings(owner, "select text from tasks.report where id = " + id).getFirst();
  }

  private static String reworded(String text, SplittableRandom random) {
    var words = text.split(" ");
    for (var i = 0; i < words.length; i++) {
      if (random.nextInt(12) == 0) {
        words[i] = "otherwise";
      }
    }
    return String.join(" ", words);
  }

  /// Writes reports of about 75 words from four hundred phrases of its clause, half of them with
  /// Chinese in between.
  private static final class Writer {
    private static final String SYLLABLES =
        "ba ke li mo nu ra se ti vo wa xi yo za pe du fi go ha je lu";
    private static final String[] STOCK = {
      "In accordance with the requirements of the notice ",
          "a total of 1,240 had been completed, 61.5 percent of the annual target. ",
      "Problems remain: ", "In the next step we will "
    };

    private final List<String> phrases = new ArrayList<>();
    private SplittableRandom random;

    Writer(int clause) {
      this(clause, 0);
    }

    Writer(int clause, int seed) {
      random = new SplittableRandom(clause);
      var syllables = SYLLABLES.split(" ");
      for (var i = 0; i < 400; i++) {
        var phrase = new StringBuilder();
        if (clause % 2 == 0 && i % 2 == 0) {
          for (var k = random.nextInt(9, 15); k > 0; k--) {
            phrase.append((char) (0x4E00 + random.nextInt(2_500)));
          }
          phrase.append('，');
        } else {
          for (var k = random.nextInt(4, 8); k > 0; k--) {
            for (var s = random.nextInt(2, 4); s > 0; s--) {
              phrase.append(syllables[random.nextInt(syllables.length)]);
            }
            phrase.append(' ');
          }
        }
        phrases.add(phrase.toString());
      }
      random = new SplittableRandom(clause * 31L + seed);
    }

    String report() {
      return report(11);
    }

    String longReport() {
      var text = report(400);
      return text.length() <= 10_000 ? text : text.substring(0, 10_000).strip();
    }

    private String report(int count) {
      var text = new StringBuilder(STOCK[0]);
      for (var i = 0; i < count; i++) {
        text.append(phrases.get(random.nextInt(phrases.size())));
        if (i % 4 == 3) {
          text.append(random.nextInt(9_000)).append(". ").append(STOCK[i / 4 % 3 + 1]);
        }
      }
      return text.toString().strip();
    }
  }

  private static void line(ByteArrayOutputStream rows, Object... values) {
    var line = new StringBuilder();
    for (var value : values) {
      line.append(line.isEmpty() ? "" : "\t").append(value);
    }
    rows.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void copy(Connection owner, String statement, ByteArrayOutputStream rows)
      throws Exception {
    var in = owner.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
    var bytes = rows.toByteArray();
    in.writeToCopy(bytes, 0, bytes.length);
    in.endCopy();
  }

  private static List<String> strings(Connection owner, String query) throws SQLException {
    var found = new ArrayList<String>();
    try (var run = owner.createStatement();
        var rows = run.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
