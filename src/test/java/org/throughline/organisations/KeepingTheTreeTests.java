package org.throughline.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.throughline.shared.NotFound;
import org.throughline.shared.Who;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class KeepingTheTreeTests {
  private final Organisations organisations;
  private final Posts posts;
  private final People people;
  private final DemoPeople demo;
  private final DSLContext sql;
  private final TransactionTemplate transaction;
  private final int port;

  KeepingTheTreeTests(
      Organisations organisations,
      Posts posts,
      People people,
      DemoPeople demo,
      DSLContext sql,
      TransactionTemplate transaction,
      @LocalServerPort int port) {
    this.organisations = organisations;
    this.posts = posts;
    this.people = people;
    this.demo = demo;
    this.sql = sql;
    this.transaction = transaction;
    this.port = port;
  }

  /// Whatever is added where, each organisation's numbers enclose exactly those beneath it.
  @Test
  void aSubtreeIsARangeOfNumbers() {
    transaction.executeWithoutResult(undo -> {
      var random = new Random(7);
      var root = organisations.create(null, OrganisationKind.PROVINCE, "Root", null, Who.SYSTEM);
      var ids = new java.util.ArrayList<>(List.of(root.id()));
      for (var i = 0; i < 25; i++) {
        var kind = random.nextBoolean() ? OrganisationKind.CITY : OrganisationKind.DEPARTMENT;
        ids.add(
            organisations
                .create(ids.get(random.nextInt(ids.size())), kind, "O" + i, null, Who.SYSTEM)
                .id());
      }
      for (var id : ids) {
        var beneath = new HashSet<Long>();
        organisations.subtree(id).forEach(each -> beneath.add(each.id()));
        for (var other : ids) {
          assertThat(beneath.contains(other)).isEqualTo(isAbove(id, other));
        }
      }
      undo.setRollbackOnly();
    });
  }

  private boolean isAbove(long upper, Long lower) {
    for (var at = lower; at != null; at = organisations.get(at).parentId()) {
      if (at == upper) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aPostHasOneHolderAtATime() {
    transaction.executeWithoutResult(undo -> {
      var secretary = demo.as("liuyin.secretary");
      var other = people.create(secretary.bodyId(), "Somebody Else", null, Who.SYSTEM);
      assertThatThrownBy(
              () -> posts.take(secretary.postId(), other.id(), LocalDate.now(), Who.SYSTEM))
          .hasMessageContaining("one_holder_at_a_time");
      undo.setRollbackOnly();
    });
  }

  @Test
  void whoHasLeftAPostNoLongerActsFromIt() {
    transaction.executeWithoutResult(undo -> {
      var member = demo.as("liuyin.member");
      posts.vacate(member.postId(), Who.SYSTEM);
      assertThat(posts.actor(member.personId(), member.postId())).isEmpty();
      undo.setRollbackOnly();
    });
  }

  @Test
  void anotherTreeDoesNotExist() {
    transaction.executeWithoutResult(undo -> {
      var foreign =
          organisations.create(null, OrganisationKind.CITY, "Elsewhere", null, Who.SYSTEM);
      assertThatThrownBy(() -> organisations.get(demo.as("yunling.administrator"), foreign.id()))
          .isInstanceOf(NotFound.class);
      undo.setRollbackOnly();
    });
  }

  @Test
  void anAdministratorAddsAPostAppointsSomebodyAndOpensAnAccount() {
    var office = organisations.get(demo.as("mailing.secretary").organisationId());
    var browser = new Browser(port).in("en").signedInAs("mailing.administrator");
    var page = browser.get("/organisations/" + office.id());
    page =
        browser.submit(
            page,
            "/organisations/" + office.id() + "/posts",
            Map.of("nameEn", "Clerk", "roles", "secretary"));
    assertThat(page.page().select(".banner[role=status]").text())
        .isEqualTo("The post is there; it stands vacant.");
    var appointment = page.page().select("form[action$=/holder]").attr("action");
    page = browser.submit(page, appointment, Map.of("nameEn", "Cai Yun"));
    assertThat(page.body()).contains("Cai Yun");
    var person = browser.get(page.page().select("a:contains(Cai Yun)").attr("href"));
    var opened =
        browser.submit(
            person,
            person.address().getPath(),
            Map.of("login", "cai.yun", "password", "a long and quiet river"));
    assertThat(opened.body()).contains("Signs in as cai.yun");
  }

  @Test
  void anAdministratorKeepsNothingOutsideTheirBody() {
    var browser = new Browser(port).in("en").signedInAs("mailing.administrator");
    var city = demo.as("fengyue.secretary").organisationId();
    var own = browser.get("/organisations");
    var csrf = own.page().select("input[name=_csrf]").attr("value");
    assertThat(
            browser
                .post("/organisations/" + city + "/posts", Map.of("_csrf", csrf, "nameEn", "Spy"))
                .status())
        .isEqualTo(403);
    assertThat(browser.get("/people/" + demo.as("fengyue.secretary").personId()).status())
        .isEqualTo(404);
  }

  @Test
  void anOrganisationWithoutANameIsRefusedAndNothingIsAdded() {
    var before = sql.fetchCount(throughline.db.organisations.Tables.ORGANISATION);
    var browser = new Browser(port).in("zh-Hans").signedInAs("mailing.administrator");
    var page = browser.get("/organisations");
    var answer =
        browser.submit(
            page,
            page.page().select("form[action$=/parts]").attr("action"),
            Map.of("kind", "office", "nameEn", " "));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.page().select("[role=alert]").text()).contains("请选择类别");
    assertThat(sql.fetchCount(throughline.db.organisations.Tables.ORGANISATION)).isEqualTo(before);
  }
}
