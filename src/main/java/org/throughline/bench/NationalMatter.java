package org.throughline.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.organisations.Actor;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// What is under way in the nation: eight directives with ten million states, 100,000 tasks.
///
/// Directive 1 is done everywhere; in directive 2 one state in ten thousand is not; in the others a
/// third is open. Every clause has a day, two thirds of them in the past.
final class NationalMatter {
  static final int DIRECTIVES = 8;
  static final int CLAUSES = 30;
  static final int TASKS = 100_000;

  private final National nation;
  private final Connection owner;
  private final PrintStream out;

  NationalMatter(National nation, Connection owner, PrintStream out) {
    this.nation = nation;
    this.owner = owner;
    this.out = out;
  }

  void complete() throws SQLException {
    var actor = nation.as("centre.secretary");
    var made = (int) Sql.one(owner, "select count(*) from directives.directive");
    for (int n = made + 1; n <= DIRECTIVES; n++) {
      directive(nation, actor, n);
    }
    for (long id :
        Sql.longs(owner, "select id from directives.directive order by id limit " + DIRECTIVES)) {
      if (!Sql.is(
          owner, "select count(*) > 41000 from directives.receipt where directive_id = " + id)) {
        out.println("Making 1,254,300 states of directive " + id + "...");
        states(id);
      }
    }
    if (!Sql.is(owner, "select exists (select from directives.coverage_beneath)")) {
      out.println("Counting them...");
      Sql.run(owner, "select directives.recount()");
      Sql.run(owner, "vacuum (analyze) directives.receipt");
      Sql.run(owner, "vacuum (analyze) directives.coverage_beneath");
    }
    if (!Sql.is(owner, "select exists (select from tasks.task)")) {
      out.println("Making 100,000 tasks...");
      tasks();
      Sql.run(owner, "vacuum analyze");
    }
  }

  /// Registers a directive with thirty clauses, each with a day.
  static long directive(National nation, Actor actor, int n) {
    var directives = nation.bean(Directives.class);
    var body =
        IntStream.rangeClosed(1, CLAUSES)
            .mapToObj(each -> "Measure %d of plan %d is carried out.".formatted(each, n))
            .collect(Collectors.joining("\n"));
    long id =
        done(
            directives.register(
                actor,
                new NewDirective(
                    DirectiveKind.PLAN,
                    "National plan " + n,
                    "Centre",
                    "No. " + n,
                    LocalDate.of(2026, 1, 1).plusMonths(n),
                    Language.ENGLISH,
                    Access.INTERNAL,
                    List.of("water"),
                    body)));
    var today = LocalDate.now();
    var lines = body.split("\n");
    for (int each = 1; each <= CLAUSES; each++) {
      done(
          directives.addClause(
              actor,
              id,
              new NewClause(
                  ClauseKind.REQUIREMENT,
                  lines[each - 1],
                  null,
                  null,
                  null,
                  today.minusDays(200).plusDays(each * 10L).plusDays(n),
                  null,
                  null)));
    }
    return id;
  }

  private static <T> T done(org.throughline.shared.Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new IllegalStateException("refused: " + why.key());
        });
  }

  /// As sending and deciding would have left them, in the order of the tree.
  private void states(long directive) throws SQLException {
    var state =
        directive == 1
            ? "2"
            : directive == 2
                ? "case when h % 10000 = 0 then 6 else 2 end"
                : "case when h % 100 < 50 then 2 when h % 100 < 60 then 4 when h % 100 < 67 then 5"
                    + " when h % 100 < 80 then 1 when h % 100 < 87 then 3 when h % 100 < 90 then 6 else 0 end";
    Sql.all(
        owner,
        "alter table directives.receipt disable trigger receipts_added",
        """
        insert into directives.receipt (directive_id, organisation_id, state, acknowledged_at, coverage, n_unknown,
          n_under_study, n_covered, n_partly, n_guideline, n_not_applicable, n_uncovered, via_organisation_id, sent_by)
        select %1$d, o.id, 'acknowledged', now(), s.coverage, s.n[1], s.n[2], s.n[3], s.n[4], s.n[5], s.n[6], s.n[7],
               d.organisation_id, d.registered_by
          from organisations.organisation o
          join directives.directive d on d.id = %1$d
         cross join lateral (
           select decode(string_agg('0' || state, '' order by number), 'hex') as coverage,
                  array[count(*) filter (where state = 0), count(*) filter (where state = 1),
                        count(*) filter (where state = 2), count(*) filter (where state = 3),
                        count(*) filter (where state = 4), count(*) filter (where state = 5),
                        count(*) filter (where state = 6)] as n
             from (select number, %2$s as state
                     from (select number, abs(hashint8(o.id * 1000 + %1$d * 31 + number)::bigint) as h
                             from generate_series(1, %3$d) number) hashed) decided) s
         where o.id = o.body_id
         order by o.first_number
        on conflict do nothing
        """
            .formatted(directive, state, CLAUSES),
        "alter table directives.receipt enable trigger receipts_added");
  }

  /// A hundred for each body with departments, given by the body to one of them, supervised by its
  /// office.
  private void tasks() throws SQLException {
    Sql.all(
        owner,
        """
        insert into tasks.task (title, text, clause_id, issuing_organisation_id, lead_organisation_id, lead_post_id,
          supervisor_organisation_id, official_person_id, deadline, state, progress, issued_at, issued_by)
        select 'Task ' || t || ' of ' || d.name_en || ', ' || b.name_en, 'Carry out what the clause asks for.',
               1 + (t * 7 + d.id) %% %2$d, b.id, d.id, head.id, office.id,
               case when t %% 10 > 1 then m.person_id end,
               current_date - 120 + ((t * 37 + d.id) %% 300)::int,
               (array['issued', 'acknowledged', 'in_progress', 'in_progress', 'in_progress', 'in_progress',
                      'reported_done', 'verified', 'closed', 'closed'])[1 + t %% 10],
               (array['not_started', 'not_started', 'on_schedule', 'behind', 'on_schedule', 'blocked', 'done', 'done',
                      'done', 'done'])[1 + t %% 10],
               now() - interval '150 days', secretary.person_id
          from organisations.organisation d
          join organisations.organisation b on b.id = d.body_id
          join organisations.organisation office on office.body_id = b.id and office.kind = 'office'
          join organisations.post head on head.organisation_id = d.id and head.head
          join organisations.post official on official.organisation_id = d.id and not official.head
          join organisations.membership m on m.post_id = official.id
          join organisations.post sp on sp.organisation_id = b.id and 'secretary' = any (sp.roles)
          join organisations.membership secretary on secretary.post_id = sp.id
         cross join generate_series(1, %1$d) t
         where d.kind = 'department'
         order by t, d.id
        """
            .formatted(TASKS / NationalTree.STAFFED / 2, DIRECTIVES * CLAUSES));
  }
}
