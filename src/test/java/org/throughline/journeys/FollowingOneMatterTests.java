package org.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.journeys.Visitor.choose;
import static org.throughline.journeys.Visitor.fill;
import static org.throughline.journeys.Visitor.form;
import static org.throughline.journeys.Visitor.id;
import static org.throughline.journeys.Visitor.select;
import static org.throughline.journeys.Visitor.send;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.ProductTest;
import org.throughline.support.RealBrowser;

/// The main line, end to end, by clicking: from a directive to a verified deed on a public page; in
/// English at a desk, and in Chinese on a phone without scripts.
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowingOneMatterTests {
  private static final String CLAUSE =
      "Every county opens one bathing place on its longest river by next summer.";

  private final int port;
  private RealBrowser browser;

  FollowingOneMatterTests(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeAll
  void open() {
    browser = new RealBrowser(port);
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @ParameterizedTest
  @CsvSource({"en, true, Luoyan, Yunling, Duxi", "zh-Hans, false, 洛雁市, 云岭省, 渡汐县"})
  void fromADirectiveToAVerifiedDeedOnAPublicPage(
      String language, boolean scripts, String city, String province, String county) {
    var people = new Visitor(browser, language, scripts);
    var name = "Bathing places " + language;

    var directive = register(people.as("yunling.secretary"), name);
    sendDown(people.as("yunling.secretary"), directive, people.as("luoyan.secretary"));

    var secretary = people.as("luoyan.secretary");
    acknowledge(secretary, directive);
    var meeting = plan(secretary, name, directive);
    hold(secretary, meeting);
    secretary.navigate("/meetings/" + meeting);
    var items =
        secretary.locator("a[href^='/items/']").all().stream()
            .map(link -> link.getAttribute("href").replaceAll("\\D", ""))
            .distinct()
            .map(Long::parseLong)
            .toList();
    assertThat(items).hasSize(2);
    decide(secretary, items.get(0), "noted", null);
    decide(secretary, items.get(1), "adopted", "The Mill Pond is cleaned and opened.");
    arrange(secretary, items.get(0));
    arrange(secretary, items.get(1));

    var task = issue(secretary, items.get(0), name, city);
    var other = issue(secretary, items.get(1), name + ", the pond", city);
    carryOut(people, task, name, county);
    closeMeeting(people, meeting);
    theLineLeadsUpAndDown(people, directive, task, other, name);
    theMatrixOpens(people.as("yunling.chair"), directive);
    publish(people, meeting, name, language);
  }

  private static long register(Page page, String name) {
    page.navigate("/directives/new");
    var form = form(page, "/directives");
    fill(form, "title", name);
    fill(form, "body", "For the summer.\n\n" + CLAUSE + "\n\nPlay is welcome everywhere.");
    send(page, form);
    var directive = id(page);
    page.navigate("/directives/" + directive + "/clauses");
    mark(page, directive, CLAUSE, "requirement");
    page.navigate("/directives/" + directive + "/clauses");
    mark(page, directive, "Play is welcome everywhere.", "guideline");
    return directive;
  }

  private static void mark(Page page, long directive, String words, String kind) {
    var form = form(page, "/directives/" + directive + "/clauses");
    fill(form, "quote", words);
    choose(form, "kind", kind);
    send(page, form);
  }

  private static void sendDown(Page page, long directive, Page receiver) {
    receiver.navigate("/organisations");
    page.navigate("/directives/" + directive + "/sending");
    var form = form(page, "/directives/" + directive + "/sending/summary");
    choose(form, "level", "city");
    send(page, form);
    send(page, "/directives/" + directive + "/sending");
  }

  private static void acknowledge(Page page, long directive) {
    page.navigate("/directives/" + directive);
    var action = page.locator("form[action$='/acknowledgement']").first().getAttribute("action");
    send(page, action);
    page.navigate("/directives/" + directive);
    assertThat(page.locator("form[action$='/acknowledgement']").count()).isZero();
  }

  private static long plan(Page page, String name, long directive) {
    page.navigate("/meetings/new");
    var form = form(page, "/meetings");
    form.locator("select[name='organisation']")
        .selectOption(
            form.locator("select[name='organisation'] option").nth(1).getAttribute("value"));
    fill(form, "title", "Meeting about " + name);
    choose(form, "form", "ordinary");
    fill(form, "heldOn", LocalDate.now().toString());
    choose(form, "language", "en");
    send(page, form);
    var meeting = id(page);
    item(page, meeting, "convey", "Conveying " + name, directive);
    item(page, meeting, "proposal", "Proposal about the Mill Pond", null);
    page.navigate("/meetings/" + meeting);
    var attendance = form(page, "/meetings/" + meeting + "/attendance");
    attendance.locator("select[name='as']").selectOption("presides");
    attendance
        .locator("select[name='person']")
        .selectOption(
            attendance.locator("select[name='person'] option").nth(1).getAttribute("value"));
    send(page, attendance);
    return meeting;
  }

  private static void item(
      Page page,
      long meeting,
      String kind,
      String title,
      @org.jspecify.annotations.Nullable Long directive) {
    page.navigate("/meetings/" + meeting);
    var form = form(page, "/meetings/" + meeting + "/items");
    choose(form, "kind", kind);
    fill(form, "title", title);
    if (directive != null) {
      choose(form, "directive", directive.toString());
    }
    send(page, form);
  }

  private static void hold(Page page, long meeting) {
    for (var step : new String[] {"convocation", "opening", "ending"}) {
      page.navigate("/meetings/" + meeting);
      send(page, "/meetings/" + meeting + "/" + step);
    }
  }

  private static void decide(
      Page page, long item, String outcome, @org.jspecify.annotations.Nullable String clause) {
    page.navigate("/items/" + item + "/decision");
    var form = form(page, "/items/" + item + "/decision");
    choose(form, "outcome", outcome);
    fill(form, "text", "So it was decided.");
    if (clause != null) {
      form.locator("textarea[name='clauseText']").first().fill(clause);
    }
    send(page, form);
  }

  /// Tasks for the first clause, guideline only for the second; tasks for a decision clause.
  private static void arrange(Page page, long item) {
    page.navigate("/items/" + item + "/next-steps");
    var form = form(page, "/items/" + item + "/next-steps");
    form.locator("input[value='tasks']").first().check();
    var guidelines = form.locator("input[name^='step-'][value='guideline']");
    if (guidelines.count() > 1) {
      guidelines.nth(1).check();
    }
    send(page, form);
  }

  private static long issue(Page page, long item, String name, String city) {
    page.navigate("/items/" + item + "/next-steps");
    page.waitForNavigation(() -> page.locator("a[href^='/tasks/new?']").first().click());
    var form = form(page, "/tasks");
    fill(form, "title", name);
    select(form, "lead", city.equals("Luoyan") ? "Luoyan Water Affairs Bureau" : "洛雁市水务局");
    fill(form, "date", LocalDate.now().plusDays(30).toString());
    send(page, form);
    page.navigate("/tasks?view=issued");
    page.waitForNavigation(() ->
        page.locator("main a[href^='/tasks/']")
            .getByText(name, new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
            .first()
            .click());
    return id(page);
  }

  private static void carryOut(Visitor people, long task, String name, String county) {
    var head = people.as("luoyan.water.head");
    head.navigate("/tasks/" + task);
    send(head, "/tasks/" + task + "/acknowledgement");
    head.navigate("/tasks/" + task);
    var acceptance = form(head, "/tasks/" + task + "/acceptance");
    acceptance
        .locator("select[name='official']")
        .selectOption(
            acceptance.locator("select[name='official'] option").last().getAttribute("value"));
    send(head, acceptance);

    head.navigate("/tasks/new?parent=" + task);
    var subtask = form(head, "/tasks/" + task + "/subtasks");
    fill(subtask, "title", "Part of " + name);
    select(subtask, "lead", county.equals("Duxi") ? "Duxi Water Affairs Bureau" : "渡汐县水务局");
    fill(subtask, "date", LocalDate.now().plusDays(31).toString());
    send(head, subtask);
    assertThat(head.locator("[role=alert]").first().innerText()).isNotBlank();
    subtask = form(head, "/tasks/" + task + "/subtasks");
    fill(subtask, "date", LocalDate.now().plusDays(20).toString());
    send(head, subtask);
    head.navigate("/tasks/" + task);
    head.waitForNavigation(() ->
        head.locator("main a", new Page.LocatorOptions().setHasText("Part of " + name))
            .first()
            .click());
    var part = id(head);

    var countyHead = people.as("duxi.water.head");
    countyHead.navigate("/tasks/" + part);
    send(countyHead, "/tasks/" + part + "/acknowledgement");
    countyHead.navigate("/tasks/" + part);
    send(countyHead, "/tasks/" + part + "/acceptance");
    report(countyHead, part, "The bathing place is open.");
    verify(people.as("luoyan.supervisor"), part);
    head.navigate("/tasks/" + part);
    send(head, "/tasks/" + part + "/closure");

    report(people.as("luoyan.water.official"), task, "Both places are open.");
    var official = people.as("luoyan.water.official");
    official.navigate("/tasks/" + task);
    assertThat(official.locator("form[action$='/verification']").count()).isZero();
    verify(people.as("luoyan.supervisor"), task);
    var secretary = people.as("luoyan.secretary");
    secretary.navigate("/tasks/" + task);
    send(secretary, "/tasks/" + task + "/closure");
    secretary.navigate("/tasks/" + task);
    assertThat(secretary.locator(".status--closed").count()).isPositive();
  }

  private static void report(Page page, long task, String words) {
    page.navigate("/tasks/" + task);
    var form = form(page, "/tasks/" + task + "/reports");
    choose(form, "progress", "done");
    fill(form, "text", words);
    form.locator("input[type=file]")
        .first()
        .setInputFiles(
            new FilePayload(
                "place.txt", "text/plain", "A bathing place.".getBytes(StandardCharsets.UTF_8)));
    send(page, form);
  }

  private static void verify(Page page, long task) {
    page.navigate("/tasks/" + task);
    var form = form(page, "/tasks/" + task + "/verification");
    choose(form, "level", "checked");
    send(page, form);
  }

  private static void closeMeeting(Visitor people, long meeting) {
    var secretary = people.as("luoyan.secretary");
    secretary.navigate("/meetings/" + meeting);
    send(secretary, "/meetings/" + meeting + "/minutes");
    var minutes = java.net.URI.create(secretary.url()).getPath();
    var chair = people.as("luoyan.chair");
    chair.navigate(minutes);
    send(chair, minutes + "/approval");
    chair.navigate("/meetings/" + meeting);
    send(chair, "/meetings/" + meeting + "/closure");
    chair.navigate("/meetings/" + meeting);
    assertThat(chair.locator(".page-header .status--closed").count()).isPositive();
  }

  private static void theLineLeadsUpAndDown(
      Visitor people, long directive, long task, long other, String name) {
    var official = people.as("luoyan.water.official");
    official.navigate("/line/task/" + task);
    var line = official.locator("ol.line").innerText();
    assertThat(line)
        .contains(name, CLAUSE, "Part of " + name, "Both places are open.", "place.txt");
    assertThat(official.locator("svg[role=img] .node--here").count()).isEqualTo(1);
    official.navigate("/line/task/" + other);
    assertThat(official.locator("ol.line").innerText())
        .contains("The Mill Pond is cleaned and opened.", "Proposal about the Mill Pond");
    var json = official.request().get("/api/v1/line/directive/" + directive);
    assertThat(json.status()).isEqualTo(200);
    assertThat(json.text())
        .contains("\"task/" + task + "\"", "\"verification/", "\"closure/", "\"evidence/");
  }

  private static void theMatrixOpens(Page page, long directive) {
    page.navigate("/directives/" + directive + "/coverage");
    assertThat(page.locator(".matrix .cover--covered").count()).isPositive();
    page.waitForNavigation(() -> page.locator("main table.table td a").first().click());
    assertThat(page.locator("h1").count()).isEqualTo(1);
  }

  private void publish(Visitor people, long meeting, String name, String language) {
    var editor = people.as("luoyan.editor");
    editor.navigate("/editions/new?meeting=" + meeting);
    send(editor, "/editions");
    var edition = id(editor);
    editor.navigate("/editions/" + edition + "/related");
    for (var box : editor.locator("main input[type=checkbox]").all()) {
      box.check();
      var at = box.getAttribute("name");
      editor.locator("[name='" + at + "-en']").fill("Bathing places for everybody");
      editor.locator("[name='" + at + "-zh']").fill("人人可去的浴场");
    }
    send(editor, "/editions/" + edition + "/related");
    editor.navigate("/editions/" + edition);
    send(editor, "/editions/" + edition + "/submission");

    var translator = people.as("luoyan.translator");
    translator.navigate("/editions/" + edition + "/translation");
    var translation = form(translator, "/editions/" + edition + "/translation");
    for (var segment : translation.locator("textarea").all()) {
      segment.fill("这是译文，说的是浴场。");
    }
    send(translator, translation);

    var chair = people.as("luoyan.chair");
    chair.navigate("/editions/" + edition);
    send(chair, "/editions/" + edition + "/approval");
    editor.navigate("/editions/" + edition + "/translation");
    send(editor, "/editions/" + edition + "/translation/review");
    editor.navigate("/editions/" + edition);
    send(editor, "/editions/" + edition + "/publication");
    editor.navigate("/editions/" + edition);
    var address = editor.locator("a[href^='/records/']").first().getAttribute("href");

    var stranger = people.stranger();
    stranger.navigate("/en" + address);
    assertThat(stranger.locator("article").innerText()).contains("Bathing places for everybody");
    stranger.navigate("/zh-Hans" + address);
    assertThat(stranger.locator("article").innerText()).contains("这是译文", "人人可去的浴场");
    assertThat(stranger.request().get("/" + language + "/records.atom").text())
        .contains(address.substring("/records/".length()));

    editor.navigate("/editions/" + edition);
    send(
        editor,
        "/editions/" + edition + "/withdrawal",
        "reasonEn",
        "It named the wrong river.",
        "reasonZh",
        "河名有误。");
    var gone = stranger.navigate("/en" + address);
    assertThat(gone == null ? 0 : gone.status()).isEqualTo(410);
    assertThat(stranger.locator("main").innerText()).contains("It named the wrong river.");
  }
}
