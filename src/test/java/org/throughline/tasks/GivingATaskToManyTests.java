package org.throughline.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.directives.ClauseKind;
import org.throughline.directives.Corrections;
import org.throughline.directives.DirectiveKind;
import org.throughline.directives.Directives;
import org.throughline.directives.NewClause;
import org.throughline.directives.NewDirective;
import org.throughline.directives.Receipts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Addressees;
import org.throughline.organisations.OrganisationKind;
import org.throughline.shared.Access;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

@ProductTest
class GivingATaskToManyTests {
  private final DemoPeople people;
  private final Directives directives;
  private final Receipts receipts;
  private final Corrections corrections;
  private final Tasks tasks;
  private final TakingUp takingUp;
  private final Cascades cascades;
  private final CorrectedClauses corrected;
  private final TaskOffice office;
  private final JdbcClient sql;
  private final int port;

  GivingATaskToManyTests(
      DemoPeople people,
      Directives directives,
      Receipts receipts,
      Corrections corrections,
      Tasks tasks,
      TakingUp takingUp,
      Cascades cascades,
      CorrectedClauses corrected,
      TaskOffice office,
      JdbcClient sql,
      @LocalServerPort int port) {
    this.people = people;
    this.directives = directives;
    this.receipts = receipts;
    this.corrections = corrections;
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.cascades = cascades;
    this.corrected = corrected;
    this.office = office;
    this.sql = sql;
    this.port = port;
  }

  private static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        why -> {
          throw new AssertionError("refused: " + why);
        });
  }

  private static String refused(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal().key();
  }

  private long clause(Actor province) {
    var id =
        done(
            directives.register(
                province,
                new NewDirective(
                    DirectiveKind.PLAN,
                    "On wells",
                    null,
                    null,
                    null,
                    Language.ENGLISH,
                    Access.INTERNAL,
                    "")));
    return done(
        directives.addClause(
            province, id, new NewClause(ClauseKind.REQUIREMENT, "Dig a well.", null, null, null)));
  }

  private NewTask task(Origin origin, int days) {
    return new NewTask(
        origin,
        "Dig it",
        "",
        0,
        null,
        Set.of(),
        null,
        office.in(days),
        null,
        null,
        Access.INTERNAL);
  }

  private static Addressees under(Actor actor, OrganisationKind... kinds) {
    return new Addressees.Under(actor.bodyId(), Set.of(kinds));
  }

  @Test
  void eachBodyGetsOneLedByTheNamesakeOfTheUnit() {
    var province = people.as("yunling.secretary");
    var origin = new Origin.OfClause(clause(province));
    long water = people.as("yunling.water.head").organisationId();
    var counties = under(province, OrganisationKind.COUNTY);
    var plan = done(cascades.plan(province, task(origin, 20), counties, water));
    assertThat(plan.led()).hasSize(3).allMatch(Cascades.Led::namesake);
    assertThat(plan.led())
        .extracting(Cascades.Led::unitId)
        .contains(people.as("qingtan.water.head").organisationId());
    // The demo's offices have no head of a unit: without a namesake nobody could take it up.
    var nobody = done(cascades.plan(province, task(origin, 20), counties, null));
    assertThat(nobody.led()).isEmpty();
    assertThat(nobody.unled()).hasSize(3);
    assertThat(refused(cascades.issue(province, task(origin, 20), counties, null, 0)))
        .isEqualTo("tasks.refused.cascade_none");
    assertThat(refused(cascades.issue(province, task(origin, 20), counties, water, 2)))
        .isEqualTo("tasks.refused.cascade_changed");
    assertThat(refused(cascades.issue(province, task(origin, -1), counties, water, 3)))
        .isEqualTo("tasks.refused.deadline_past");
    assertThatThrownBy(
            () -> cascades.issue(people.as("yunling.chair"), task(origin, 20), counties, water, 3))
        .isInstanceOf(Forbidden.class);
    long before = issued();
    assertThat(done(cascades.issue(province, task(origin, 20), counties, water, 3))).isEqualTo(3);
    assertThat(issued() - before).as("one entry in the trail each").isEqualTo(3);
    var again = done(cascades.plan(province, task(origin, 20), counties, water));
    assertThat(again.led()).isEmpty();
    assertThat(again.served()).hasSize(3);
  }

  private long issued() {
    return sql.sql("select count(*) from audit.entry where action = 'task.issued'")
        .query(Long.class)
        .single();
  }

  @Test
  void aUnitHandsItsTaskDownAndSeesHowAllStand() {
    var province = people.as("yunling.secretary");
    var head = people.as("yunling.water.head");
    long parent =
        done(
            tasks.issue(
                province,
                new NewTask(
                    new Origin.OfClause(clause(province)),
                    "Wells everywhere",
                    "",
                    head.organisationId(),
                    null,
                    Set.of(),
                    null,
                    office.in(30),
                    null,
                    null,
                    Access.INTERNAL)));
    var origin = new Origin.OfTask(parent);
    var cities = under(head, OrganisationKind.CITY, OrganisationKind.TOWNSHIP);
    assertThat(refused(cascades.plan(head, task(origin, 20), cities, head.organisationId())))
        .startsWith("tasks.refused.now.");
    done(takingUp.accept(head, parent, null));
    assertThat(refused(cascades.plan(head, task(origin, 31), cities, head.organisationId())))
        .isEqualTo("tasks.refused.after_parent");
    var plan = done(cascades.plan(head, task(origin, 20), cities, head.organisationId()));
    assertThat(plan.led()).hasSize(6);
    done(cascades.issue(head, task(origin, 20), cities, head.organisationId(), 6));
    assertThat(tasks.subtasks(head, parent)).hasSize(6);
    assertThat(cascades.rollUp(head, parent).all()).isEqualTo(6);
    assertThat(cascades.rollUp(head, parent).late()).isZero();
    assertThatThrownBy(
            () -> cascades.plan(province, task(origin, 20), cities, head.organisationId()))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void tasksOfACorrectedClauseAreToldAndAnswered() {
    var province = people.as("yunling.secretary");
    var head = people.as("yunling.water.head");
    long clause = clause(province);
    long directive = directives.clause(province, clause).directiveId();
    long parent =
        done(
            tasks.issue(
                province,
                new NewTask(
                    new Origin.OfClause(clause),
                    "Dig",
                    "",
                    head.organisationId(),
                    null,
                    Set.of(),
                    null,
                    office.in(30),
                    null,
                    null,
                    Access.INTERNAL)));
    done(takingUp.accept(head, parent, null));
    var cities = under(head, OrganisationKind.CITY);
    done(
        cascades.issue(
            head, task(new Origin.OfTask(parent), 20), cities, head.organisationId(), 2));
    done(receipts.send(province, directive, List.of(people.as("fengyue.secretary").bodyId())));
    assertThat(corrections.preview(directives.clause(province, clause)).others())
        .containsEntry("tasks.dependants", 3);
    // Closed in the meantime, as far as the database is asked.
    sql.sql("update tasks.task set state = 'closed' where id = ?").param(parent).update();
    done(
        corrections.change(
            province,
            clause,
            new NewClause(ClauseKind.REQUIREMENT, "Dig two wells.", null, null, null),
            "One runs dry"));
    var open = corrected.open(parent);
    assertThat(open).hasSize(1);
    assertThat(open.getFirst().afterClosing()).isTrue();
    assertThat(open.getFirst().text()).isEqualTo("Dig a well.");
    for (var child : tasks.subtasks(head, parent)) {
      assertThat(corrected.open(child.id())).hasSize(1);
      assertThat(corrected.open(child.id()).getFirst().afterClosing()).isFalse();
    }
    assertThatThrownBy(() -> corrected.stillRight(head, parent, null))
        .isInstanceOf(Forbidden.class);
    var browser = new Browser(port).in("en").signedInAs("yunling.secretary");
    assertThat(browser.get("/desk").body()).contains("/tasks/" + parent + "#corrected");
    var answered =
        browser.submit(
            browser.get("/tasks/" + parent),
            "/tasks/" + parent + "/correction",
            java.util.Map.of());
    assertThat(answered.status()).isEqualTo(200);
    assertThat(corrected.open(parent)).isEmpty();
    assertThat(refused(corrected.stillRight(province, parent, null)))
        .isEqualTo("tasks.refused.no_correction");
  }

  @Test
  void theFormNamesEachLineThatCannotBeRead() {
    var province = people.as("yunling.secretary");
    var path = "/clauses/" + clause(province) + "/tasks";
    var browser = new Browser(port).in("en").signedInAs("yunling.secretary");
    var form = browser.get(path);
    var date = office.in(9).toString();
    var wrong =
        browser.submit(
            form,
            path + "/preview",
            java.util.Map.of("date", date, "named", "Qingtan County\nAtlantis\nYunling Province"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.page().select(".error-summary li")).hasSize(2);
    assertThat(wrong.page().select("#named").text()).contains("Atlantis");
    var water = String.valueOf(people.as("yunling.water.head").organisationId());
    var preview =
        browser.submit(
            form,
            path + "/preview",
            java.util.Map.of("date", date, "named", "Qingtan County\n禾雨县", "like", water));
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.page().select("tbody tr")).hasSize(2);
    var issued = browser.submit(preview, path, java.util.Map.of());
    assertThat(issued.status()).isEqualTo(200);
    assertThat(issued.address().getPath()).startsWith("/line/clause/");
  }
}
