package org.throughline.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.ProductTest;
import org.throughline.support.RealBrowser;

/// Walks the whole product as each role in a real browser, by its links, and looks at every kind of
/// page it finds: no finding by axe-core, nothing in the console, nothing wider than a phone, no
/// text key left untranslated.
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTests {
  private static final int MOST_PAGES = 150;
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final int port;
  private final Set<String> seen = new LinkedHashSet<>();
  private RealBrowser browser;

  EveryPageTests(@LocalServerPort int port) {
    this.port = port;
  }

  @BeforeAll
  void open() {
    browser = new RealBrowser(port);
  }

  @AfterAll
  void close() {
    System.out.println("Looked at " + seen.size() + " kinds of page");
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretary",
        "chair",
        "member",
        "water.head",
        "water.official",
        "supervisor",
        "editor",
        "translator",
        "administrator"
      })
  void everyPageOfARoleIsSound(String role) {
    for (var language : List.of("en", "zh-Hans")) {
      var page = window(language);
      RealBrowser.signIn(page, "fengyue." + role);
      assertThat(faults(page, "/desk", language)).isEmpty();
      page.context().close();
    }
  }

  @Test
  void everyPageForStrangersIsSound() {
    for (var language : List.of("en", "zh-Hans")) {
      var page = window(language);
      assertThat(faults(page, "/", language)).isEmpty();
      page.context().close();
    }
  }

  /// English by day, Chinese by night: both languages and both themes in one walk each.
  private Page window(String language) {
    return language.equals("en")
        ? browser.window(language, 360, 780)
        : browser.darkWindow(language, 360, 780);
  }

  private List<String> faults(Page page, String start, String language) {
    var faults = new ArrayList<String>();
    var console = new ArrayList<String>();
    page.onConsoleMessage(message -> {
      // After a feed, which names no icon, the browser asks for one by itself.
      if (message.type().equals("error") && !message.location().contains("/favicon.ico")) {
        console.add(message.text() + " " + message.location());
      }
    });
    var waiting = new ArrayDeque<>(List.of(start));
    var visited = new TreeSet<>(waiting);
    var patterns = new TreeSet<String>();
    while (!waiting.isEmpty() && visited.size() < MOST_PAGES) {
      var path = waiting.poll();
      console.clear();
      var answer = page.navigate(path);
      if (answer == null
          || !answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
        continue;
      }
      if (answer.status() >= 400 && answer.status() != 410) {
        faults.add(path + " answers " + answer.status());
      }
      var kind = language + " " + pattern(path) + " " + forms(page);
      if (seen.add(kind)) {
        look(page, path, console, faults);
      }
      for (var link : links(page)) {
        if (visited.size() < MOST_PAGES
            && visited.add(link)
            && (patterns.add(pattern(link)) || fewOf(link, visited))) {
          waiting.add(link);
        }
      }
    }
    return faults;
  }

  private static void look(Page page, String path, List<String> console, List<String> faults) {
    for (var violation : new AxeBuilder(page).withTags(RULES).analyze().getViolations()) {
      violation.getNodes().stream()
          .limit(2)
          .forEach(node -> faults.add(path + ": " + violation.getId() + " " + node.getHtml()));
    }
    var wide =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (((Number) wide).intValue() > 0) {
      faults.add(path + " is " + wide + " px wider than a phone");
    }
    var untranslated =
        page.evaluate(
            "(document.body.innerText.match(/\\b(?:site|shared|accounts|organisations|audit|lines|desks|"
                + "directives|meetings|decisions|papers|invitations|tasks|publishing|readouts)\\.[a-z_.]+[a-z]/g) || []).join(', ')");
    if (!untranslated.toString().isEmpty()) {
      faults.add(path + " shows keys: " + untranslated);
    }
    console.forEach(message -> faults.add(path + " console: " + message));
    console.clear();
  }

  private static List<String> links(Page page) {
    var found =
        (List<?>)
            page.evaluate(
                "[...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)");
    var origin = URI.create(page.url());
    return found.stream()
        .map(Object::toString)
        .filter(link -> link.startsWith(origin.getScheme() + "://" + origin.getAuthority() + "/"))
        .map(link ->
            link.substring((origin.getScheme() + "://" + origin.getAuthority()).length())
                .replaceAll("#.*", ""))
        .filter(link -> !link.matches("/(language|theme|api|evidence|assets)/.*"))
        .distinct()
        .toList();
  }

  /// Up to three of each pattern are opened: the same page in different states.
  private static boolean fewOf(String link, Set<String> visited) {
    return visited.stream().filter(each -> pattern(each).equals(pattern(link))).count() <= 3;
  }

  private static String pattern(String path) {
    return path.replaceAll("\\?.*", "")
        .replaceAll("/\\d+", "/N")
        .replaceAll("/records/[a-z0-9]{10}", "/records/CODE");
  }

  private static String forms(Page page) {
    var actions =
        (List<?>) page.evaluate("[...document.forms].map(f => f.getAttribute('action') || '')");
    var shapes = new TreeSet<String>();
    actions.forEach(action -> shapes.add(pattern(action.toString())));
    return shapes.toString();
  }
}
