package org.throughline.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.shared.Outcome;
import org.throughline.support.Browser;
import org.throughline.support.ProductTest;

/// Walks the product by its links and takes away every list that it meets.
@ProductTest
class TakingListsAwayTests {
  private static final int MOST_PAGES = 160;
  private static final List<String> STARTS =
      List.of(
          "/desk", "/notices", "/notices/sent", "/late", "/figures", "/samples", "/overview/late");
  private static final String OFFER = ".take a[href*=take=csv]";

  /// Pages with a table that is no list: what is typed into, what a step will do, a text in rows,
  /// and what has a file of its own.
  private static final Pattern NO_LIST =
      Pattern.compile(
          "/(imports|calendars|clauses/N/corrections|directives/N/(sending|corrections|merger)|"
              + "overview/report|tasks/(bulk|N/(cascade|split|change|report-check))|clauses/N/tasks|"
              + "notices/preferences|data-requests/(new|N/answer)|items/N|posts/N/substitutes|"
              + "directives/N/sameness)[^ ]*");

  private final int port;

  TakingListsAwayTests(@LocalServerPort int port) {
    this.port = port;
  }

  private Browser as(String login, String language) {
    return new Browser(port).in(language).signedInAs(login);
  }

  @ParameterizedTest
  @CsvSource({
    "fengyue.secretary, en",
    "fengyue.secretary, zh-Hans",
    "yunling.secretary, en",
    "fengyue.supervisor, en",
    "fengyue.administrator, zh-Hans",
    "fengyue.editor, en"
  })
  void everyListOffersItselfAsAFileOfWhatItCounts(String login, String language) {
    var browser = as(login, language);
    var faults = new ArrayList<String>();
    var taken = new TreeMap<String, Integer>();
    var waiting = new ArrayDeque<>(STARTS);
    var visited = new TreeSet<>(waiting);
    var patterns = new TreeMap<String, Integer>();
    while (!waiting.isEmpty() && visited.size() < MOST_PAGES) {
      var path = waiting.poll();
      var answer = browser.get(path);
      if (!answer.raw().headers().firstValue("content-type").orElse("").startsWith("text/html")) {
        continue;
      }
      var page = answer.page();
      look(browser, path, page, taken, faults);
      for (var link : page.select("main a[href^=/], nav a[href^=/], footer a[href^=/]")) {
        var to = link.attr("href").replaceAll("#.*", "");
        if (!to.contains("take=")
            && !to.matches(
                "/(language|theme|exports|line|evidence)/.*|.*(opening|atom|svg|docx|xlsx).*")
            && patterns.merge(pattern(to), 1, Integer::sum) <= 2
            && visited.add(to)) {
          waiting.add(to);
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(taken.keySet())
        .as("kinds of list taken away")
        .contains("/directives", "/indicators");
  }

  private static void look(
      Browser browser,
      String path,
      Document page,
      Map<String, Integer> taken,
      List<String> faults) {
    var offers = page.select(OFFER);
    var lists = page.select("main .table, main .matrix table, main .queue:not(td .queue)");
    if (offers.isEmpty() && !lists.isEmpty() && !NO_LIST.matcher(pattern(path)).matches()) {
      faults.add(path + " shows a list and does not offer it");
    }
    for (var offer : offers) {
      var address = offer.attr("href");
      var file = done(TableReader.read(browser.getBytes(address)));
      var shown = shown(offer);
      if (shown >= 0 && file.rows().size() != shown) {
        faults.add(address + " holds " + file.rows().size() + " rows, the page counts " + shown);
      }
      file.columns().stream()
          .filter(head -> head.isEmpty() || head.matches("[a-z_]+(\\.[a-z_]+)+"))
          .forEach(head -> faults.add(address + " has the head '" + head + "'"));
      taken.merge(pattern(path), file.rows().size(), Math::max);
    }
  }

  /// What the page says that its list holds: the last number of its count, else its rows; -1 where
  /// neither stands before the offer.
  private static int shown(Element offer) {
    var list = offer.parent();
    while (list != null
        && !list.is("table, .queue, .clauses, .timeline, .pagination, .matrix, .scroller, form")) {
      list = list.previousElementSibling();
    }
    if (list == null) {
      return -1;
    }
    var count = list.selectFirst(".pagination__count");
    if (count != null) {
      var numbers = Pattern.compile("\\d[\\d,]*").matcher(count.text()).results().toList();
      return numbers.isEmpty() ? -1 : Integer.parseInt(numbers.getLast().group().replace(",", ""));
    }
    return list.is("table, .scroller, form")
        ? list.select("tbody > tr").size()
        : list.is(".queue") ? list.select("> li").size() : -1;
  }

  private static String pattern(String path) {
    return path.replaceAll("\\?.*", "").replaceAll("[0-9]+", "N");
  }

  private static TableReader.Read done(Outcome<TableReader.Read> read) {
    return read.fold(
        done -> done,
        why -> {
          throw new AssertionError(why.key());
        });
  }

  @Test
  void aFileHoldsAllPagesUnderTheFilterAndNothingElse() {
    var browser = as("fengyue.secretary", "en");
    var all = done(TableReader.read(browser.getBytes("/tasks?view=all&size=50&take=csv")));
    var page = browser.get("/tasks?view=all&state=closed").page();
    var closed = done(TableReader.read(browser.getBytes("/tasks?view=all&state=closed&take=csv")));
    assertThat(all.rows()).hasSizeGreaterThan(closed.rows().size());
    assertThat(closed.rows()).hasSize(page.select("tbody tr").size()).isNotEmpty();
    assertThat(closed.rows()).allSatisfy(row -> assertThat(row.cells().get(3)).isEqualTo("closed"));
  }

  @Test
  void aWorkbookHoldsEachListOfThePage() {
    var book = as("yunling.secretary", "en").get("/overview?take=xlsx");
    assertThat(book.status()).isEqualTo(200);
    assertThat(book.raw().headers().firstValue("content-disposition").orElse(""))
        .isEqualTo("attachment; filename=\"overview.xlsx\"");
    assertThat(book.raw().headers().firstValue("cache-control").orElse("")).contains("no-store");
  }

  @Test
  void nobodyTakesAwayWhatTheyMayNotSee() {
    var reader = as("fengyue.water.official", "en");
    assertThat(reader.get("/late?take=csv").status()).isEqualTo(403);
    assertThat(reader.get("/tasks/999999?take=csv").status()).isEqualTo(404);
    assertThat(new Browser(port).get("/tasks?take=csv").page().select("form[action=/sign-in]"))
        .isNotEmpty();
  }

  @Test
  void whatIsNoFormatIsThePage() {
    var answer = as("fengyue.secretary", "en").get("/tasks?take=exe");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.page().select(OFFER)).hasSize(1);
  }
}
