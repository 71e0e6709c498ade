package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.directives.Given.done;
import static org.throughline.directives.Given.refused;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.lines.Lines;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class AfterSendingTests {
  private final Given given;
  private final Directives directives;
  private final Receipts receipts;
  private final Returns returns;
  private final Coverage coverage;
  private final Corrections corrections;
  private final LocalClauses locals;
  private final Lineage lineage;
  private final Merging merging;
  private final Lines lines;
  private final CoverageCounters counters;
  private final DemoPeople people;
  private final JdbcClient jdbc;

  AfterSendingTests(
      Given given,
      Directives directives,
      Receipts receipts,
      Returns returns,
      Coverage coverage,
      Corrections corrections,
      LocalClauses locals,
      Lineage lineage,
      Merging merging,
      Lines lines,
      CoverageCounters counters,
      DemoPeople people,
      JdbcClient jdbc) {
    this.given = given;
    this.directives = directives;
    this.receipts = receipts;
    this.returns = returns;
    this.coverage = coverage;
    this.corrections = corrections;
    this.locals = locals;
    this.lineage = lineage;
    this.merging = merging;
    this.lines = lines;
    this.counters = counters;
    this.people = people;
    this.jdbc = jdbc;
  }

  private Actor secretary(String body) {
    return people.as(body + ".secretary");
  }

  private Receipt receipt(long directive, String body) {
    return receipts.ofBody(directive, secretary(body).bodyId()).orElseThrow();
  }

  /// Sent from the province to both cities, acknowledged by them, with so many clauses.
  private long sent(int clauses) {
    var province = secretary("yunling");
    long id = given.directive(province).id();
    for (int i = 0; i < clauses; i++) {
      given.clause(province, id);
    }
    done(
        receipts.send(
            province, id, List.of(secretary("fengyue").bodyId(), secretary("luoyan").bodyId())));
    for (var city : List.of("fengyue", "luoyan")) {
      done(receipts.acknowledge(secretary(city), receipt(id, city).id()));
    }
    return id;
  }

  private static NewClause reading(String text) {
    return new NewClause(ClauseKind.TARGET, text, null, null, null);
  }

  private List<CoverageState> standing(long id, String body) {
    return receipt(id, body).coverage();
  }

  private void countersAgree() {
    for (int i = 0; counters.fold() > 0 && i < 50; i++) {
      // Until nothing is left to fold.
    }
    var query =
        "select string_agg(directive_id || ':' || organisation_id || ':' || bodies || ':' || counts::text, ';' order by directive_id, organisation_id) from directives.coverage_beneath";
    var folded = jdbc.sql(query).query(String.class).single();
    counters.recount();
    assertThat(jdbc.sql(query).query(String.class).single()).isEqualTo(folded);
  }

  @Test
  void aCorrectedClauseReopensWhatWasDecidedAndKeepsWhatStood() {
    var province = secretary("yunling");
    var city = secretary("fengyue");
    long id = sent(2);
    long clause = directives.clauses(id).getFirst().id();
    done(coverage.decide(city, clause, CoverageState.COVERED, "By our own rules"));
    var before = directives.clause(city, clause);
    assertThat(corrections.preview(before).bodies()).isEqualTo(1);
    done(
        corrections.change(
            province, clause, reading("Officials inspect twice."), "Once is not enough"));
    assertThat(directives.clause(city, clause).text()).isEqualTo("Officials inspect twice.");
    var kept = corrections.ofClause(clause).getFirst();
    assertThat(kept.text()).isEqualTo(before.text());
    assertThat(kept.kind()).isEqualTo(before.kind());
    assertThat(kept.bodies()).isEqualTo(1);
    assertThat(kept.from()).isBefore(kept.at());
    assertThat(standing(id, "fengyue"))
        .containsExactly(CoverageState.UNDER_STUDY, CoverageState.UNKNOWN);
    assertThat(standing(id, "luoyan"))
        .containsExactly(CoverageState.UNKNOWN, CoverageState.UNKNOWN);
    assertThat(corrections.unanswered(city, id)).hasSize(1);
    assertThat(corrections.unanswered(secretary("luoyan"), id)).isEmpty();
    assertThat(corrections.stood(city, directives.clause(city, clause)))
        .contains(CoverageState.COVERED);
    done(corrections.confirm(city, clause));
    assertThat(standing(id, "fengyue").getFirst()).isEqualTo(CoverageState.COVERED);
    assertThat(corrections.unanswered(city, id)).isEmpty();
    assertThat(refused(corrections.confirm(city, clause)).status()).isEqualTo(409);
    countersAgree();
  }

  @Test
  void aCorrectionSaysWhyAndIsTheOwnersOnly() {
    var province = secretary("yunling");
    long id = sent(2);
    var clauses = directives.clauses(id);
    long clause = clauses.getFirst().id();
    var words = reading("Other words");
    assertThat(refused(corrections.change(province, clause, words, " ")).status()).isEqualTo(422);
    assertThat(refused(corrections.change(province, clause, words, "w".repeat(2001))).status())
        .isEqualTo(422);
    var same =
        new NewClause(clauses.getFirst().kind(), clauses.getFirst().text(), null, null, null);
    assertThat(refused(corrections.change(province, clause, same, "why")).key())
        .isEqualTo("directives.refused.nothing_changed");
    assertThat(refused(corrections.supersede(province, clause, clause, "why")).status())
        .isEqualTo(422);
    assertThatThrownBy(() -> corrections.withdraw(secretary("fengyue"), clause, "why"))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> corrections.withdraw(secretary("heyu"), clause, "why"))
        .isInstanceOf(NotFound.class);
    done(corrections.supersede(province, clause, clauses.get(1).id(), "One says it all"));
    assertThat(refused(corrections.change(province, clause, words, "why")).key())
        .isEqualTo("directives.refused.clause_ended.superseded");
    assertThat(standing(id, "fengyue"))
        .containsExactly(CoverageState.NOT_APPLICABLE, CoverageState.UNKNOWN);
    assertThatThrownBy(() ->
            jdbc.sql("update directives.clause set text = 'Silently' where id = ?")
                .param(clause)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("corrected openly");
  }

  @Test
  void aWithdrawnDirectiveAsksForNothingAnyMore() {
    var province = secretary("yunling");
    var city = secretary("fengyue");
    long id = sent(5);
    var clauses = directives.clauses(id);
    var decided =
        List.of(
            CoverageState.COVERED,
            CoverageState.NOT_APPLICABLE,
            CoverageState.UNDER_STUDY,
            CoverageState.UNCOVERED);
    for (int i = 0; i < decided.size(); i++) {
      done(coverage.decide(city, clauses.get(i).id(), decided.get(i), "said"));
    }
    done(corrections.end(province, id, null, "It was a draft"));
    assertThat(standing(id, "fengyue"))
        .containsExactly(
            CoverageState.UNDER_STUDY,
            CoverageState.NOT_APPLICABLE,
            CoverageState.UNDER_STUDY,
            CoverageState.UNDER_STUDY,
            CoverageState.NOT_APPLICABLE);
    assertThat(corrections.unanswered(city, id)).hasSize(1);
    done(corrections.lookedAt(city, id));
    assertThat(refused(corrections.lookedAt(city, id)).status()).isEqualTo(409);
    for (var refusal :
        List.of(
            refused(corrections.end(province, id, null, "again")),
            refused(receipts.send(city, id, List.of(secretary("heyu").bodyId()))),
            refused(directives.addClause(province, id, reading("More"))),
            refused(locals.add(city, id, reading("Here"))))) {
      assertThat(refusal.key()).isEqualTo("directives.refused.ended.withdrawn");
    }
    countersAgree();
  }

  @Test
  void aReturnIsAnsweredOnceByWhoeverSentIt() {
    var province = secretary("yunling");
    long id = given.directive(province).id();
    done(receipts.send(province, id, List.of(secretary("fengyue").bodyId())));
    var city = secretary("fengyue");
    long receipt = receipt(id, "fengyue").id();
    assertThat(refused(returns.withdraw(province, receipt)).status()).isEqualTo(409);
    done(receipts.returnAsWrong(city, receipt, "It is for Luoyan"));
    assertThat(returns.waits(province, receipts.get(province, receipt))).isTrue();
    assertThatThrownBy(() -> returns.withdraw(secretary("luoyan"), receipt))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> returns.withdraw(people.as("yunling.chair"), receipt))
        .isInstanceOf(Forbidden.class);
    assertThat(refused(returns.redirect(province, receipt, city.bodyId(), "itself")).status())
        .isEqualTo(422);
    assertThat(refused(returns.redirect(province, receipt, province.bodyId(), "us")).status())
        .isEqualTo(422);
    done(returns.redirect(province, receipt, secretary("luoyan").bodyId(), "Luoyan"));
    assertThat(receipt(id, "luoyan").state()).isEqualTo(ReceiptState.DELIVERED);
    assertThat(refused(returns.withdraw(province, receipt)).status()).isEqualTo(409);
    // Sent again after all, and returned again: it waits again.
    done(receipts.send(province, id, List.of(city.bodyId())));
    done(receipts.returnAsWrong(city, receipt, "Still not ours"));
    done(returns.withdraw(province, receipt));
    assertThat(returns.answers(receipt)).hasSize(2);
  }

  @Test
  void localClausesStandBesideTheSuperiorsAndGoDownWithThem() {
    var city = secretary("fengyue");
    var county = secretary("qingtan");
    long id = sent(1);
    long superior = directives.clauses(id).getFirst().id();
    assertThat(refused(locals.add(secretary("yunling"), id, reading("Ours"))).status())
        .isEqualTo(409);
    assertThatThrownBy(() -> locals.add(people.as("fengyue.chair"), id, reading("x")))
        .isInstanceOf(Forbidden.class);
    long local =
        done(
            locals.add(
                city,
                id,
                new NewClause(
                    ClauseKind.REQUIREMENT,
                    "Also at night.",
                    null,
                    null,
                    null,
                    null,
                    null,
                    superior)));
    done(locals.add(city, id, reading("And in winter.")));
    var beside = locals.beside(city, id);
    assertThat(beside).hasSize(1);
    assertThat(beside.getFirst().clauses()).extracting(Clause::number).containsExactly(1, 2);
    assertThat(directives.clauses(id)).hasSize(1);
    assertThat(standing(id, "fengyue")).hasSize(1);
    assertThat(locals.beside(secretary("luoyan"), id)).isEmpty();
    done(receipts.send(city, id, List.of(county.bodyId())));
    assertThat(locals.beside(county, id)).isEmpty();
    long record = beside.getFirst().record().id();
    done(receipts.send(city, record, List.of(county.bodyId())));
    done(receipts.acknowledge(county, receipt(record, "qingtan").id()));
    done(coverage.decide(county, local, CoverageState.COVERED, null));
    assertThat(locals.beside(county, id).getFirst().standing())
        .containsExactly(CoverageState.COVERED, CoverageState.UNKNOWN);
    assertThat(locals.detailing(county, superior)).extracting(Clause::id).containsExactly(local);
    var line = lines.of(new Ref(Kind.CLAUSE, local), county, Language.ENGLISH);
    assertThat(line.above())
        .extracting(node -> node.card().ref())
        .contains(new Ref(Kind.CLAUSE, superior), new Ref(Kind.DIRECTIVE, id));
    // The superior's correction is the local author's to look at, decided or not.
    done(corrections.change(secretary("yunling"), superior, reading("Inspect daily."), "More"));
    assertThat(corrections.unanswered(city, id)).hasSize(1);
  }

  @Test
  void theChainRunsFromTheCentreToTheCountyAndNeverInACircle() {
    var province = secretary("yunling");
    var city = secretary("fengyue");
    long upper = sent(1);
    long middle = given.directive(city).id();
    done(lineage.convey(city, middle, upper));
    assertThat(refused(lineage.convey(city, middle, upper)).status()).isEqualTo(409);
    assertThat(refused(lineage.convey(city, middle, middle)).status()).isEqualTo(422);
    assertThat(refused(lineage.convey(province, upper, middle)).key())
        .isEqualTo("directives.refused.conveys_in_a_circle");
    done(receipts.send(city, middle, List.of(secretary("qingtan").bodyId())));
    var county = secretary("qingtan");
    long lower = given.directive(county).id();
    done(lineage.convey(county, lower, middle));
    assertThat(lineage.of(county, lower, Language.ENGLISH))
        .extracting(step -> step.card().ref().id())
        .containsExactly(upper, middle, lower);
    assertThat(lineage.of(city, upper, Language.ENGLISH))
        .extracting(Lineage.Step::depth)
        .containsExactly(0, 1, 2);
    assertThat(lineage.of(secretary("luoyan"), upper, Language.ENGLISH)).hasSize(1);
    assertThat(
            refused(
                    directives.addClause(
                        county,
                        lower,
                        new NewClause(
                            ClauseKind.TARGET, "x", null, null, null, null, null, Long.MAX_VALUE)))
                .key())
        .isEqualTo("directives.refused.details_unknown");
  }

  @Test
  void twoRecordsOfOneDirectiveBecomeOne() {
    var city = secretary("fengyue");
    var county = secretary("qingtan");
    long stays = sent(2);
    long goes = given.directive(city).id();
    given.clause(city, goes);
    given.clause(city, goes);
    done(receipts.send(city, goes, List.of(county.bodyId())));
    done(receipts.acknowledge(county, receipt(goes, "qingtan").id()));
    var old = directives.clauses(goes);
    var fresh = directives.clauses(stays);
    done(coverage.decide(city, old.get(0).id(), CoverageState.COVERED, "Since spring"));
    done(coverage.decide(city, fresh.get(0).id(), CoverageState.NOT_APPLICABLE, "No rivers"));
    done(coverage.decide(county, old.get(1).id(), CoverageState.PARTLY, null));
    assertThatThrownBy(() -> merging.merge(county, goes, stays, Map.of(), Map.of()))
        .isInstanceOf(NotFound.class);
    assertThat(refused(merging.merge(city, goes, stays, Map.of(), Map.of())).key())
        .isEqualTo("directives.refused.merge_unpaired");
    var pairs = Map.of(old.get(0).id(), fresh.get(0).id(), old.get(1).id(), fresh.get(1).id());
    assertThat(refused(merging.merge(city, goes, stays, pairs, Map.of())).key())
        .isEqualTo("directives.refused.merge_disagree");
    var differ = merging.plan(city, goes, stays, pairs).disagreements();
    assertThat(differ).hasSize(1);
    assertThat(differ.getFirst().stays()).isEqualTo(CoverageState.NOT_APPLICABLE);
    assertThat(differ.getFirst().goes()).isEqualTo(CoverageState.COVERED);
    var choice = new Merging.Choice(fresh.get(0).id(), city.bodyId());
    done(merging.merge(city, goes, stays, pairs, Map.of(choice, false)));
    assertThat(standing(stays, "fengyue").getFirst()).isEqualTo(CoverageState.COVERED);
    assertThat(standing(stays, "qingtan"))
        .containsExactly(CoverageState.UNKNOWN, CoverageState.PARTLY);
    assertThat(receipt(stays, "qingtan").via()).containsExactly(city.bodyId());
    assertThat(Set.copyOf(receipt(stays, "fengyue").via()))
        .isEqualTo(Set.of(city.bodyId(), secretary("yunling").bodyId()));
    var merged = directives.get(county, goes);
    assertThat(merged.state()).isEqualTo(ForceState.MERGED);
    assertThat(merged.mergedInto()).isEqualTo(stays);
    assertThat(receipt(goes, "qingtan").state()).isEqualTo(ReceiptState.MERGED);
    assertThat(refused(coverage.decide(city, old.get(0).id(), CoverageState.PARTLY, null)).status())
        .isEqualTo(409);
    assertThat(refused(merging.merge(city, goes, stays, pairs, Map.of())).status()).isEqualTo(409);
    countersAgree();
  }

  @Test
  void factsAreEditedUntilAnotherBodyHasThem() {
    var city = secretary("fengyue");
    var directive = given.directive(city);
    var stated =
        new NewDirective(
            DirectiveKind.PLAN,
            "On pumping stations",
            "The city",
            "Feng 7",
            null,
            directive.language(),
            directive.access(),
            "");
    done(directives.edit(city, directive.id(), stated));
    var edited = directives.get(city, directive.id());
    assertThat(edited.title()).isEqualTo("On pumping stations");
    assertThat(edited.body()).isEqualTo(directive.body());
    done(receipts.send(city, directive.id(), List.of(secretary("heyu").bodyId())));
    assertThat(refused(directives.edit(city, directive.id(), stated)).status()).isEqualTo(409);
    assertThatThrownBy(() -> directives.edit(secretary("heyu"), directive.id(), stated))
        .isInstanceOf(Forbidden.class);
  }
}
