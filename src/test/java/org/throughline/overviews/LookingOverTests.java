package org.throughline.overviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.organisations.Actor;
import org.throughline.shared.Forbidden;
import org.throughline.shared.Language;
import org.throughline.shared.Mix;
import org.throughline.shared.NotFound;
import org.throughline.support.Browser;
import org.throughline.support.DemoPeople;
import org.throughline.support.ProductTest;

/// A whole is the sum of its parts, however it is divided, and what a reader may not see is in
/// neither.
@ProductTest
class LookingOverTests {
  private final Overviews overviews;
  private final Sticking sticking;
  private final Scopes scopes;
  private final Lags lags;
  private final DemoPeople people;
  private final DSLContext sql;
  private final int port;

  LookingOverTests(
      Overviews overviews,
      Sticking sticking,
      Scopes scopes,
      Lags lags,
      DemoPeople people,
      DSLContext sql,
      @LocalServerPort int port) {
    this.overviews = overviews;
    this.sticking = sticking;
    this.scopes = scopes;
    this.lags = lags;
    this.people = people;
    this.sql = sql;
    this.port = port;
  }

  private Actor chair() {
    return people.as("yunling.chair");
  }

  /// Twelve tasks over the province's bureaus, some late, one restricted.
  private void plant() {
    sql.execute(
        """
        insert into tasks.task (title, own_initiative, issuing_organisation_id, lead_organisation_id, deadline, access, state, themes)
        select 'Overview ' || n, 'x', o.body_id, o.id, date '2020-01-01' + n::int, case when n = 5 then 'restricted' else 'internal' end,
               case when n % 3 = 0 then 'closed' when n % 3 = 1 then 'in_progress' else 'issued' end, array['wells', 'ponds']
          from (select id, body_id, row_number() over (order by id) as n from organisations.organisation
                 where kind = 'department' order by id limit 12) o
         where not exists (select from tasks.task where title like 'Overview %')
        """);
  }

  @Test
  void eachDivisionAddsUpToTheWhole() {
    plant();
    var chair = chair();
    var scope = scopes.of(chair, null, null);
    var whole = overviews.whole(chair, scope);
    assertThat(whole.all()).isGreaterThan(10);
    for (var by : List.of(By.PLACE, By.LINE, By.PROGRAMME)) {
      var sum =
          overviews.slices(chair, scope, by, Language.ENGLISH).stream()
              .map(Slice::mix)
              .reduce(Mix.NONE, Mix::plus);
      assertThat(sum).as(by.code()).isEqualTo(whole);
    }
    var wells =
        overviews.slices(chair, scope, By.THEME, Language.ENGLISH).stream()
            .filter(slice -> slice.key().equals("wells"))
            .findFirst()
            .orElseThrow()
            .mix();
    // The restricted one is in no number of a chair's.
    assertThat(wells.all()).isEqualTo(11);
    assertThat(wells.denominator())
        .isEqualTo(wells.numerator() + wells.reported() + wells.open() + wells.partly());
  }

  @Test
  void everyLateTaskStandsUnderOneReason() {
    plant();
    var chair = chair();
    var scope = scopes.of(chair, null, null);
    var late = sticking.late(chair, scope);
    assertThat(late.values().stream().mapToInt(Sticking.Held::count).sum())
        .isEqualTo(overviews.whole(chair, scope).late())
        .isPositive();
    late.forEach((reason, held) -> {
      var lines = sticking.late(chair, scope, reason, Language.ENGLISH);
      assertThat(lines).hasSize(held.count());
      assertThat(lines.getFirst().days()).isEqualTo(held.longest());
    });
    assertThat(late).containsKey(Reason.NOT_TAKEN_UP).containsKey(Reason.NO_REPORT);
    assertThat(sticking.waiting(chair, scope)).containsKey(Stage.TO_TAKE_UP);
    lags.of(chair, scope)
        .values()
        .forEach(lag -> assertThat(lag.quarter()).isLessThanOrEqualTo(lag.threeQuarters()));
  }

  @Test
  void nobodyLooksOverWhatIsNotBeneath() {
    var fengyue = people.as("fengyue.secretary");
    var luoyan = people.as("luoyan.secretary").bodyId();
    assertThatThrownBy(() -> scopes.of(fengyue, luoyan, null)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> scopes.of(people.as("fengyue.water.official"), null, null))
        .isInstanceOf(Forbidden.class);
    var browser = new Browser(port).in("en").signedInAs("fengyue.secretary");
    for (var page : List.of("", "/share", "/late", "/waiting", "/chart.svg", "/report")) {
      assertThat(browser.get("/overview" + page + "?under=" + luoyan).status())
          .as(page)
          .isEqualTo(404);
    }
    assertThat(browser.get("/overview?year=soon&by=shoe").status()).isEqualTo(200);
  }

  @Test
  void theYearIsAPageADocumentAndAWorkbook() throws IOException {
    var browser = new Browser(port).in("zh-Hans").signedInAs("fengyue.secretary");
    var year = LocalDate.now(java.time.ZoneOffset.UTC).getYear();
    var page = browser.get("/overview/report?year=" + year);
    assertThat(page.page().select("h1").text()).isEqualTo("枫月市" + year + "年工作总结");
    assertThat(page.page().select("section:has(#figures)").text()).contains("每日观测水尺数", "22", "24（");
    try (var document =
        new XWPFDocument(
            new ByteArrayInputStream(browser.getBytes("/overview/report.docx?year=" + year)))) {
      assertThat(document.getParagraphs().getFirst().getText()).isEqualTo("枫月市" + year + "年工作总结");
      assertThat(document.getTables()).isNotEmpty();
      assertThat(document.getTables())
          .anySatisfy(table -> assertThat(table.getText()).contains("每日观测水尺数", "22", "处", "24（"));
    }
    try (var book =
        new XSSFWorkbook(
            new ByteArrayInputStream(browser.getBytes("/overview/report.xlsx?year=" + year)))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(7);
      assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).isEqualTo("项目");
    }
  }
}
