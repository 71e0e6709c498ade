package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.directives.Given.done;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Role;
import org.throughline.shared.Who;
import org.throughline.support.EmptyProductTest;

/// A sending too large for its request.
@EmptyProductTest
class SendingToAllTests {
  private static final int TOWNSHIPS = 8_000;

  private final Directives directives;
  private final Receipts receipts;
  private final Cascades cascades;
  private final CoverageReading reading;
  private final Organisations organisations;
  private final People people;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  SendingToAllTests(
      Directives directives,
      Receipts receipts,
      Cascades cascades,
      CoverageReading reading,
      Organisations organisations,
      People people,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.directives = directives;
    this.receipts = receipts;
    this.cascades = cascades;
    this.reading = reading;
    this.organisations = organisations;
    this.people = people;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// As a kill leaves it: some have it, the row says how far. Whoever comes next does the rest, and
  /// nobody is served twice.
  @Test
  void itGoesOnFromWhereItStoppedAndServesEachBodyOnce() throws Exception {
    var actor = nation();
    long id = new Given(directives).directive(actor).id();
    new Given(directives).clause(actor, id);
    var townships = new Addressees.Under(actor.bodyId(), Set.of(OrganisationKind.TOWNSHIP));
    assertThat(done(receipts.send(actor, id, townships))).isEqualTo(TOWNSHIPS);
    finish(actor, id);
    assertServed(actor, id);
    var cascade = cascades.progress(actor, id).getFirst();
    assertThat(cascade.total()).isEqualTo(TOWNSHIPS);
    assertThat(cascade.done()).isEqualTo(TOWNSHIPS);
    assertThat(cascade.percent()).isEqualTo(100);
    long half =
        jdbc.sql(
                "select id from organisations.organisation where parent_id = ? order by id offset 3999 limit 1")
            .param(actor.bodyId())
            .query(Long.class)
            .single();
    jdbc.sql("delete from directives.further_route where directive_id = ? and organisation_id > ?")
        .params(id, half)
        .update();
    jdbc.sql("delete from directives.receipt where directive_id = ? and organisation_id > ?")
        .params(id, half)
        .update();
    jdbc.sql(
            "update directives.cascade set done = 4000, served_up_to = ?, finished_at = null where directive_id = ?")
        .params(half, id)
        .update();
    finish(actor, id);
    assertServed(actor, id);
    assertThat(
            jdbc.sql("select count(*) from audit.entry where action = 'directive.sent'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(Given.refused(receipts.send(actor, id, townships)).key())
        .isEqualTo("directives.refused.sent_already");
  }

  /// It comes to stand before those that have been served already.
  @Test
  void aBodyThatMovesMeanwhileIsNotPassedOver() throws Exception {
    var actor = nation();
    long id = new Given(directives).directive(actor).id();
    new Given(directives).clause(actor, id);
    done(
        receipts.send(
            actor, id, new Addressees.Under(actor.bodyId(), Set.of(OrganisationKind.TOWNSHIP))));
    finish(actor, id);
    var bodies =
        jdbc.sql("select id from organisations.organisation where parent_id = ? order by id")
            .param(actor.bodyId())
            .query(Long.class)
            .list();
    transaction.executeWithoutResult(_ -> {
      jdbc.sql(
              "update directives.cascade set served_up_to = ?, finished_at = null where directive_id = ?")
          .params(bodies.getLast(), id)
          .update();
      jdbc.sql("delete from directives.receipt where directive_id = ? and organisation_id = ?")
          .params(id, bodies.getLast())
          .update();
      jdbc.sql("update organisations.organisation set parent_id = ? where id = ?")
          .params(bodies.getFirst(), bodies.getLast())
          .update();
    });
    finish(actor, id);
    assertServed(actor, id);
    assertThat(cascades.progress(actor, id).getFirst().done()).isEqualTo(TOWNSHIPS);
    // The tree's numbers stay right for everybody.
    jdbc.sql("update organisations.organisation set parent_id = ? where id = ?")
        .params(actor.bodyId(), bodies.getLast())
        .update();
  }

  private void finish(Actor actor, long id) throws InterruptedException {
    for (int tries = 0;
        tries < 600 && !cascades.progress(actor, id).getFirst().finished();
        tries++) {
      Thread.sleep(100);
    }
    assertThat(cascades.progress(actor, id).getFirst().finished()).isTrue();
  }

  private void assertServed(Actor actor, long id) {
    for (var table : List.of("receipt", "route")) {
      assertThat(
              jdbc.sql("select count(*) from directives." + table + " where directive_id = ?")
                  .param(id)
                  .query(Integer.class)
                  .single())
          .as(table)
          .isEqualTo(TOWNSHIPS + 1);
    }
    var matrix = reading.matrix(actor, id, actor.bodyId(), 1);
    assertThat(matrix.bodies()).isEqualTo(TOWNSHIPS + 1);
    assertThat(matrix.clauses().getFirst().get(CoverageState.UNKNOWN)).isEqualTo(TOWNSHIPS + 1);
  }

  private Actor nation() {
    var wanted = new ArrayList<Organisations.New>();
    wanted.add(new Organisations.New(null, null, OrganisationKind.PROVINCE, "Province", "省"));
    for (int at = 0; at < TOWNSHIPS; at++) {
      wanted.add(new Organisations.New(null, 0, OrganisationKind.TOWNSHIP, "Township " + at, "镇"));
    }
    long root = organisations.createAll(wanted, Who.SYSTEM).getFirst();
    var body = organisations.get(root);
    long person = people.create(root, "Somebody", null, Who.SYSTEM).id();
    long post =
        jdbc.sql(
                "insert into organisations.post (organisation_id, title_en) values (?, 'Secretary') returning id")
            .param(root)
            .query(Long.class)
            .single();
    return new Actor(
        person, post, root, root, body.first(), body.last(), Set.of(Role.SECRETARY), null);
  }
}
