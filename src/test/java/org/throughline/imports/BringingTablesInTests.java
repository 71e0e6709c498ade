package org.throughline.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.Browser;
import org.throughline.support.Browser.Upload;
import org.throughline.support.ProductTest;

/// Through the pages, as whoever prepares an import sees it.
@ProductTest
class BringingTablesInTests {
  private final DSLContext sql;
  private final int port;

  BringingTablesInTests(DSLContext sql, @LocalServerPort int port) {
    this.sql = sql;
    this.port = port;
  }

  private Browser administrator() {
    return new Browser(port).in("en").signedInAs("heyu.administrator");
  }

  private static Browser.Answer stage(Browser browser, String kind, String name, byte[] file) {
    var token = browser.get("/imports").page().select("main input[name=_csrf]").attr("value");
    return browser.postMultipart(
        "/imports", Map.of("kind", kind, "_csrf", token), Map.of("file", new Upload(name, file)));
  }

  private static Browser.Answer stage(Browser browser, String kind, String table) {
    return stage(browser, kind, "rows.csv", table.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "heyu.administrator, organisations, csv",
    "heyu.administrator, organisations, xlsx",
    "heyu.administrator, people, csv",
    "heyu.administrator, people, xlsx",
    "fengyue.secretary, tasks, csv",
    "fengyue.secretary, tasks, xlsx"
  })
  void whatWasTakenAwayChangesNothing(String login, String kind, String format) {
    for (var language : new String[] {"en", "zh-Hans"}) {
      var browser = new Browser(port).in(language).signedInAs(login);
      var file = browser.getBytes("/exports/" + kind + "?format=" + format);
      var shown = stage(browser, kind, "list." + format, file);
      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.page().select(".figures dd").eachText())
          .as(kind + " as " + format + ": new, changed, unchanged, faulty")
          .satisfies(counts -> {
            assertThat(counts.get(0)).isEqualTo("0");
            assertThat(counts.get(1)).isEqualTo("0");
            assertThat(Integer.parseInt(counts.get(2))).isPositive();
            assertThat(counts.get(3)).isEqualTo("0");
          });
    }
  }

  @Test
  void aListOfTasksTakenAwayChangesNothingEither() {
    for (var language : new String[] {"en", "zh-Hans"}) {
      var browser = new Browser(port).in(language).signedInAs("heyu.secretary");
      var first =
          stage(
              browser,
              "tasks",
              """
              Title,Lead,Deadline,Own reason
              Sweep the Heyu weirs,Heyu Water Affairs Bureau,2099-03-01,weirs silt up
              """);
      if (!first.page().select("form[action$=/import]").isEmpty()) {
        browser.submit(first, first.address().getPath() + "/import", Map.of());
      }
      var shown =
          stage(browser, "tasks", "list.csv", browser.getBytes("/tasks?view=issued&take=csv"));
      assertThat(shown.page().select(".figures dd").eachText())
          .as("new, changed, unchanged, faulty in " + language)
          .satisfies(counts -> {
            assertThat(counts.get(0)).isEqualTo("0");
            assertThat(counts.get(1)).isEqualTo("0");
            assertThat(Integer.parseInt(counts.get(2))).isPositive();
            assertThat(counts.get(3)).isEqualTo("0");
          });
    }
  }

  @Test
  void organisationsComeInOnceWithTheirParentsFromTheSameFile() {
    var table =
        """
        Kind,Name in English,Name in Chinese,Parent
        township,Shuangqiao Township,双桥镇,
        department,Shuangqiao Water Station,双桥水务站,Shuangqiao Township
        """;
    var browser = administrator();
    var shown = stage(browser, "organisations", table);
    assertThat(shown.page().select(".figures dd").eachText()).startsWith("2", "0", "0", "0");
    assertThat(count("Shuangqiao Township")).isZero();
    assertThat(browser.submit(shown, shown.address().getPath() + "/import", Map.of()).status())
        .isEqualTo(200);
    assertThat(count("Shuangqiao Township")).isEqualTo(1);
    assertThat(
            sql.fetchSingle(
                    "select count(*) from organisations.organisation o join organisations.organisation p"
                        + " on p.id = o.parent_id where o.name_zh = '双桥水务站' and p.name_zh = '双桥镇'"
                        + " and o.body_id = p.id and o.first_number between p.first_number and p.last_number")
                .get(0, Integer.class))
        .isEqualTo(1);
    var again = stage(browser, "organisations", table);
    assertThat(again.page().select(".figures dd").eachText()).startsWith("0", "0", "2", "0");
    assertThat(again.page().select("form[action$=/import]")).isEmpty();
  }

  @Test
  void peopleTakeUpPostsAndHandThemOver() {
    var browser = administrator();
    var first =
        """
        组织,所在机构,中文职务,是否负责人,角色,英文名称,中文名称
        ,Heyu Water Affairs Bureau,河道管护员,否,official,Bo Tian,田博
        """;
    var shown = stage(browser, "people", first);
    assertThat(shown.page().select(".figures dd").eachText()).startsWith("1", "0", "0", "0");
    browser.submit(shown, shown.address().getPath() + "/import", Map.of());
    assertThat(holder("河道管护员")).isEqualTo("田博");
    var next = stage(browser, "people", first.replace("Bo Tian,田博", "Yu Xin,辛雨"));
    assertThat(next.page().select("del, ins").eachText()).containsExactly("Bo Tian", "Yu Xin");
    browser.submit(next, next.address().getPath() + "/import", Map.of());
    assertThat(holder("河道管护员")).isIn("田博", "辛雨");
  }

  @Test
  void eachFaultIsNamedAndNothingIsChanged() {
    var browser = new Browser(port).in("en").signedInAs("heyu.secretary");
    var shown =
        stage(
            browser,
            "tasks",
            """
            Title,Lead,Deadline,Own reason
            Clear the Heyu culverts,Heyu Water Affairs Bureau,2099-03-01,ponds overflow
            Clear the Heyu culverts,Heyu Water Affairs Bureau,2099-03-01,ponds overflow
            Count the wells,Nowhere Bureau,soon,no map
            ,Heyu Water Affairs Bureau,2099-03-01,no title
            Without a reason,Heyu Water Affairs Bureau,2099-03-01,
            """);
    assertThat(shown.page().select(".figures dd").eachText()).startsWith("1", "0", "0", "4");
    var said = shown.page().select("tbody").text();
    assertThat(said)
        .contains("The same stands in row 2 already.")
        .contains("\"Nowhere Bureau\" is not known here.")
        .contains("\"soon\" is no day.");
    assertThat(tasks("Clear the Heyu culverts")).isZero();
    var path = shown.address().getPath();
    var token = shown.page().select("main input[name=_csrf]").attr("value");
    assertThat(browser.post(path + "/import", Map.of("_csrf", token)).status()).isEqualTo(422);
    assertThat(tasks("Clear the Heyu culverts")).isZero();
    browser.submit(shown, path + "/import", Map.of());
    assertThat(tasks("Clear the Heyu culverts")).isEqualTo(1);
    assertThat(browser.post(path + "/import", Map.of("_csrf", token, "leave", "faulty")).status())
        .isEqualTo(409);
    assertThat(tasks("Clear the Heyu culverts")).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsRefusedWithASentence() {
    var browser = administrator();
    assertThat(stage(browser, "people", "").status()).isEqualTo(422);
    assertThat(stage(browser, "people", "a,b\n1,2\n").status()).isEqualTo(422);
    assertThat(stage(browser, "tasks", "Title\nx\n").status()).isEqualTo(404);
    assertThat(stage(browser, "ghosts", "Title\nx\n").status()).isEqualTo(404);
  }

  @Test
  void anotherBodysImportDoesNotExist() {
    var own =
        stage(administrator(), "organisations", "Kind,Name in English\noffice,Heyu Reading Room\n");
    var other = new Browser(port).in("en").signedInAs("qingtan.administrator");
    assertThat(other.get(own.address().getPath()).status()).isEqualTo(404);
  }

  private int count(String name) {
    return sql.fetchSingle(
            "select count(*) from organisations.organisation where name_en = ?", name)
        .get(0, Integer.class);
  }

  private int tasks(String title) {
    return sql.fetchSingle("select count(*) from tasks.task where title = ?", title)
        .get(0, Integer.class);
  }

  private String holder(String post) {
    return sql.fetchSingle(
            "select p.name_zh from organisations.post t join organisations.membership m on m.post_id = t.id"
                + " join organisations.person p on p.id = m.person_id"
                + " where t.title_zh = ? order by m.id desc limit 1",
            post)
        .get(0, String.class);
  }
}
