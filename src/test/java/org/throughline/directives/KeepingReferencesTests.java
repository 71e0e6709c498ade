package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.directives.Given.done;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Who;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// Receipts and notices are written in thousands; what they point to is checked by the statement
/// and not by the row, and holds all the same.
@ProductTest
class KeepingReferencesTests {
  private static final String RECEIPT =
      """
      insert into directives.receipt (directive_id, organisation_id, coverage, n_unknown, via_organisation_id, sent_by)
      values (?, ?, '', 0, ?, ?)
      """;

  private final Given given;
  private final Receipts receipts;
  private final Organisations organisations;
  private final DemoPeople people;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  KeepingReferencesTests(
      Given given,
      Receipts receipts,
      Organisations organisations,
      DemoPeople people,
      JdbcClient jdbc,
      TransactionTemplate transaction) {
    this.given = given;
    this.receipts = receipts;
    this.organisations = organisations;
    this.people = people;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  private Actor secretary(String body) {
    return people.as(body + ".secretary");
  }

  private void refused(String sql, Object... values) {
    assertThatThrownBy(() -> jdbc.sql(sql).params(values).update())
        .as(sql)
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private long newcomer() {
    return organisations
        .createAll(
            List.of(
                new Organisations.New(
                    secretary("yunling").bodyId(),
                    null,
                    OrganisationKind.TOWNSHIP,
                    "Newcomer",
                    null)),
            Who.SYSTEM)
        .getFirst();
  }

  @Test
  void aReceiptIsOfADirectiveABodyAndASender() {
    var province = secretary("yunling");
    long directive = given.directive(province).id();
    long body = secretary("duxi").bodyId();
    refused(RECEIPT, -1, body, province.bodyId(), province.personId());
    refused(RECEIPT, directive, -1, province.bodyId(), province.personId());
    refused(RECEIPT, directive, body, -1, province.personId());
    refused(RECEIPT, directive, body, province.bodyId(), -1);
    transaction.executeWithoutResult(undo -> {
      var right = new Object[] {directive, body, province.bodyId(), province.personId()};
      assertThat(jdbc.sql(RECEIPT).params(right).update()).isEqualTo(1);
      undo.setRollbackOnly();
    });
  }

  /// The tree is everybody's.
  private void remove(long body) {
    jdbc.sql("delete from directives.receipt where organisation_id = ?").param(body).update();
    jdbc.sql("delete from organisations.organisation where id = ?").param(body).update();
  }

  @Test
  void whatReceiptsAndNoticesPointToStays() {
    var province = secretary("yunling");
    long directive = given.directive(province).id();
    var away = newcomer();
    done(receipts.send(province, directive, List.of(away, secretary("duxi").bodyId())));
    refused("delete from directives.directive where id = ?", directive);
    refused("delete from organisations.organisation where id = ?", away);
    refused("delete from organisations.person where id = ?", province.personId());
    long event =
        jdbc.sql("select id from notifications.event where kind = 'directive' and record_id = ?")
            .param(directive)
            .query(Long.class)
            .single();
    refused("delete from notifications.event where id = ?", event);
    refused("delete from organisations.post where id = ?", secretary("duxi").postId());
    refused(
        "insert into notifications.notice (event_id, person_id, way) values (-1, ?, 'none')",
        province.personId());
    refused(
        "insert into notifications.notice (event_id, person_id, way) values (?, -1, 'none')",
        event);
    refused(
        "insert into notifications.notice (event_id, person_id, post_id, way) values (?, ?, -1, 'none')",
        event,
        province.personId());
    remove(away);
  }

  @Test
  void whatIsReferredToKeepsItsId() {
    assertThatThrownBy(() ->
            jdbc.sql("update organisations.organisation set id = -7 where id = ?")
                .param(secretary("duxi").bodyId())
                .update())
        .hasMessageContaining("an id stays as it is");
  }

  /// Whoever takes a body away waits for who is just adding receipts, and then sees them.
  @Test
  void aBodyIsNotTakenAwayWhileItIsBeingSentTo() throws Exception {
    var province = secretary("yunling");
    long directive = given.directive(province).id();
    long body = newcomer();
    var adding = new CountDownLatch(1);
    var taking =
        CompletableFuture.supplyAsync(() -> {
          try {
            adding.await();
            jdbc.sql("delete from organisations.organisation where id = ?").param(body).update();
            return "taken away";
          } catch (DataIntegrityViolationException e) {
            return "refused";
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    transaction.executeWithoutResult(_ -> {
      jdbc.sql(RECEIPT).params(directive, body, province.bodyId(), province.personId()).update();
      adding.countDown();
      awaitWaiting();
    });
    assertThat(taking.get()).isEqualTo("refused");
    assertThat(receipts.holders(directive)).contains(body);
    remove(body);
  }

  private void awaitWaiting() {
    for (int tries = 0; tries < 600; tries++) {
      if (jdbc.sql("select exists (select from pg_locks where not granted)")
          .query(Boolean.class)
          .single()) {
        return;
      }
      Thread.onSpinWait();
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("nobody waits");
  }

  @Test
  void aSecondRouteLeadsToTheSameReceiptAndStandsOnce() {
    var province = secretary("yunling");
    var city = secretary("fengyue");
    long county = secretary("qingtan").bodyId();
    long directive = given.directive(province).id();
    done(receipts.send(province, directive, List.of(city.bodyId(), county)));
    done(receipts.acknowledge(city, receipts.ofBody(directive, city.bodyId()).orElseThrow().id()));
    done(receipts.send(city, directive, List.of(county)));
    assertThat(receipts.ofBody(directive, county).orElseThrow().via())
        .containsExactly(province.bodyId(), city.bodyId());
    assertThat(
            jdbc.sql("select count(*) from directives.further_route where directive_id = ?")
                .param(directive)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    refused(
        "insert into directives.further_route (directive_id, organisation_id, via_organisation_id) values (?, ?, ?)",
        directive,
        county,
        province.bodyId());
    refused(
        "insert into directives.further_route (directive_id, organisation_id, via_organisation_id) values (?, ?, ?)",
        directive,
        county,
        city.bodyId());
  }

  /// A return and a second delivery change when it was sent, not by whom first.
  @Test
  void theFirstRouteOutlivesAReturn() {
    var province = secretary("yunling");
    var city = secretary("fengyue");
    var county = secretary("qingtan");
    long directive = given.directive(province).id();
    done(receipts.send(province, directive, List.of(city.bodyId(), county.bodyId())));
    done(receipts.acknowledge(city, receipts.ofBody(directive, city.bodyId()).orElseThrow().id()));
    done(
        receipts.returnAsWrong(
            county, receipts.ofBody(directive, county.bodyId()).orElseThrow().id(), "not ours"));
    done(receipts.send(city, directive, List.of(county.bodyId())));
    var again = receipts.ofBody(directive, county.bodyId()).orElseThrow();
    assertThat(again.state()).isEqualTo(ReceiptState.DELIVERED);
    assertThat(again.via()).containsExactly(province.bodyId(), city.bodyId());
  }
}
