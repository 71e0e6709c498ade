package org.throughline.demo;

import static org.throughline.demo.DemoMatter.done;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Corrections;
import org.throughline.directives.Coverage;
import org.throughline.directives.CoverageState;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.LocalClauses;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Access;
import org.throughline.shared.Language;

/// A directive after it was sent: one city adds clauses of its own and carries it further, another
/// returns it, and the province puts a clause right that was decided about.
@Component
class DemoAfterSending {
  private static final String FIRST = "Every county walks its flood banks before the rains.";
  private static final String SECOND = "Each weak place is marked on the spot and on the map.";

  private final DemoCast cast;
  private final Directives directives;
  private final Receipts receipts;
  private final Coverage coverage;
  private final LocalClauses locals;
  private final Corrections corrections;

  DemoAfterSending(
      DemoCast cast,
      Directives directives,
      Receipts receipts,
      Coverage coverage,
      LocalClauses locals,
      Corrections corrections) {
    this.cast = cast;
    this.directives = directives;
    this.receipts = receipts;
    this.coverage = coverage;
    this.locals = locals;
    this.corrections = corrections;
  }

  void create(LocalDate today) {
    var province = cast.as("yunling.secretary");
    var city = cast.as("fengyue.secretary");
    var other = cast.as("luoyan.secretary");
    long banks = banks(today);
    done(
        receipts.send(
            province,
            banks,
            new Addressees.Under(province.bodyId(), Set.of(OrganisationKind.CITY))));
    done(receipts.acknowledge(city, receipts.ofBody(banks, city.bodyId()).orElseThrow().id()));
    done(
        receipts.returnAsWrong(
            other,
            receipts.ofBody(banks, other.bodyId()).orElseThrow().id(),
            "The banks here belong to Duxi County."));
    var clauses = directives.clauses(banks);
    done(coverage.decide(city, clauses.getFirst().id(), CoverageState.COVERED, "Walked each May."));
    done(
        locals.add(
            city,
            banks,
            new NewClause(
                ClauseKind.REQUIREMENT,
                "The banks at the old mill are walked twice, by day and by night.",
                null,
                null,
                null,
                today.plusDays(45),
                null,
                clauses.getFirst().id())));
    done(receipts.send(city, banks, List.of(cast.as("qingtan.secretary").bodyId())));
    done(
        corrections.change(
            province,
            clauses.getFirst().id(),
            new NewClause(
                ClauseKind.REQUIREMENT,
                "Every county walks its flood banks before the rains and again after them.",
                null,
                null,
                null,
                today.plusDays(60),
                null,
                null),
            "The autumn flood showed that one walk is not enough."));
  }

  private long banks(LocalDate today) {
    var province = cast.as("yunling.secretary");
    var text = FIRST + "\n\n" + SECOND + "\n";
    long id =
        done(
            directives.register(
                province,
                new NewDirective(
                    DirectiveKind.INSTRUCTION,
                    "Instruction on the flood banks",
                    "Yunling Province General Office",
                    "Yunling [2026] 31",
                    today.minusDays(12),
                    Language.ENGLISH,
                    Access.INTERNAL,
                    List.of("floods"),
                    text)));
    for (var clause : List.of(FIRST, SECOND)) {
      var begin = text.indexOf(clause);
      done(
          directives.addClause(
              province,
              id,
              new NewClause(
                  ClauseKind.REQUIREMENT,
                  clause,
                  begin,
                  begin + clause.length(),
                  null,
                  today.plusDays(60),
                  null,
                  null)));
    }
    return id;
  }
}
