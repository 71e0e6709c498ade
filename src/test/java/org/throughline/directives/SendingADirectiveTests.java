package org.throughline.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.directives.Given.done;
import static org.throughline.directives.Given.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.Organisations;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.NotFound;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class SendingADirectiveTests {
  private final Given given;
  private final Directives directives;
  private final Receipts receipts;
  private final Organisations organisations;
  private final DemoPeople people;
  private final JdbcClient jdbc;

  SendingADirectiveTests(
      Given given,
      Directives directives,
      Receipts receipts,
      Organisations organisations,
      DemoPeople people,
      JdbcClient jdbc) {
    this.given = given;
    this.directives = directives;
    this.receipts = receipts;
    this.organisations = organisations;
    this.people = people;
    this.jdbc = jdbc;
  }

  private long body(String login) {
    return people.as(login + ".secretary").bodyId();
  }

  private Receipt receipt(long directive, String body) {
    return receipts.ofBody(directive, body(body)).orElseThrow();
  }

  @Test
  void theRegisteringBodyHoldsItsOwnReceipt() {
    var actor = people.as("yunling.secretary");
    var own = receipt(given.directive(actor).id(), "yunling");
    assertThat(own.state()).isEqualTo(ReceiptState.ACKNOWLEDGED);
    assertThat(own.via()).containsExactly(actor.bodyId());
  }

  @Test
  void aSecondRouteMergesIntoTheSameReceipt() {
    var province = people.as("yunling.secretary");
    var city = people.as("fengyue.secretary");
    var id = given.directive(province).id();
    given.clause(province, id);
    done(receipts.send(province, id, List.of(body("fengyue"), body("qingtan"))));
    var before = receipt(id, "qingtan");
    assertThat(refused(receipts.send(city, id, List.of(body("qingtan")))).status()).isEqualTo(409);
    done(receipts.acknowledge(city, receipt(id, "fengyue").id()));
    assertThat(done(receipts.send(city, id, List.of(body("qingtan"), body("liuyin")))))
        .isEqualTo(2);
    var after = receipt(id, "qingtan");
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.via()).containsExactly(body("yunling"), body("fengyue"));
    assertThat(after.coverage()).containsExactly(CoverageState.UNKNOWN);
    assertThat(refused(receipts.send(city, id, List.of(body("liuyin")))).key())
        .isEqualTo("directives.refused.sent_already");
  }

  @Test
  void onlyBodiesBeneathReceiveIt() {
    var city = people.as("fengyue.secretary");
    var id = given.directive(city).id();
    long committee =
        organisations.ofBody(body("qingtan")).stream()
            .filter(each -> each.id() != each.bodyId())
            .map(Organisation::id)
            .findFirst()
            .orElseThrow();
    for (long wrong :
        List.of(body("fengyue"), body("yunling"), body("luoyan"), body("duxi"), committee, -1L)) {
      assertThat(refused(receipts.send(city, id, List.of(body("heyu"), wrong))).key())
          .isEqualTo("directives.refused.not_beneath");
    }
    assertThat(refused(receipts.send(city, id, List.of())).status()).isEqualTo(422);
    assertThat(receipts.holders(id)).containsExactly(body("fengyue"));
  }

  @Test
  void aReceiptIsAcknowledgedOrReturnedOnceAndByItsOwnSecretary() {
    var province = people.as("yunling.secretary");
    var id = given.directive(province).id();
    done(receipts.send(province, id, List.of(body("fengyue"), body("luoyan"))));
    long receipt = receipt(id, "fengyue").id();
    assertThatThrownBy(() -> receipts.acknowledge(people.as("luoyan.secretary"), receipt))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> receipts.acknowledge(province, receipt)).isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> receipts.acknowledge(people.as("fengyue.chair"), receipt))
        .isInstanceOf(Forbidden.class);
    var city = people.as("fengyue.secretary");
    assertThat(refused(receipts.returnAsWrong(city, receipt, " ")).status()).isEqualTo(422);
    done(receipts.acknowledge(city, receipt));
    assertThat(refused(receipts.acknowledge(city, receipt)).status()).isEqualTo(409);
    assertThat(refused(receipts.returnAsWrong(city, receipt, "late")).status()).isEqualTo(409);
  }

  @Test
  void aReturnedDirectiveIsGoneUntilItIsSentAgain() {
    var province = people.as("yunling.secretary");
    var city = people.as("luoyan.secretary");
    var id = given.directive(province).id();
    assertThatThrownBy(() -> directives.get(city, id)).isInstanceOf(NotFound.class);
    done(receipts.send(province, id, List.of(body("luoyan"))));
    assertThat(directives.get(city, id).id()).isEqualTo(id);
    done(receipts.returnAsWrong(city, receipt(id, "luoyan").id(), "No rivers here"));
    assertThatThrownBy(() -> directives.get(city, id)).isInstanceOf(NotFound.class);
    assertThat(receipts.get(province, receipt(id, "luoyan").id()).returnedReason())
        .isEqualTo("No rivers here");
  }

  @Test
  void aRestrictedDirectiveIsForTheSecretariesOfTheBodiesThatHoldIt() {
    var province = people.as("yunling.secretary");
    var id = given.directive(province, Access.RESTRICTED).id();
    done(receipts.send(province, id, List.of(body("fengyue"))));
    assertThat(directives.get(people.as("fengyue.secretary"), id).id()).isEqualTo(id);
    for (var login :
        List.of(
            "fengyue.chair",
            "fengyue.administrator",
            "fengyue.water.head",
            "luoyan.secretary",
            "yunling.chair",
            "yunling.administrator",
            "qingtan.secretary")) {
      assertThatThrownBy(() -> directives.get(people.as(login), id))
          .as(login)
          .isInstanceOf(NotFound.class);
      assertThat(directives.visible(people.as(login))).extracting(Directive::id).doesNotContain(id);
    }
  }

  @Test
  void theDatabaseWantsAReasonForEveryReturn() {
    var id = given.directive(people.as("yunling.secretary")).id();
    assertThatThrownBy(() ->
            jdbc.sql("update directives.receipt set state = 'returned' where directive_id = ?")
                .param(id)
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
