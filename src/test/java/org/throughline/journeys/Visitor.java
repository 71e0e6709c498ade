package org.throughline.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.throughline.support.RealBrowser;

/// People at real browsers, each with a window of their own, using the forms as they stand on the
/// pages.
final class Visitor {
  private final RealBrowser browser;
  private final String language;
  private final boolean scripts;
  private final Map<String, Page> windows = new HashMap<>();

  Visitor(RealBrowser browser, String language, boolean scripts) {
    this.browser = browser;
    this.language = language;
    this.scripts = scripts;
  }

  /// The window of somebody signed in.
  Page as(String login) {
    return windows.computeIfAbsent(
        login,
        _ -> {
          var page = stranger();
          RealBrowser.signIn(page, login);
          return page;
        });
  }

  Page stranger() {
    return scripts
        ? browser.window(language, 1280, 900)
        : browser.windowWithoutScripts(language, 360, 780);
  }

  /// The form that sends to this address, with every fold above it opened.
  static Locator form(Page page, String action) {
    var form = page.locator("form[action='" + action + "']").first();
    form.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    for (var fold : form.locator("xpath=ancestor::details[not(@open)]").all()) {
      fold.locator("xpath=./summary").click();
    }
    return form;
  }

  static void fill(Locator form, String name, String value) {
    form.locator("[name='" + name + "']").first().fill(value);
  }

  static void choose(Locator form, String name, String value) {
    form.locator("[name='" + name + "'][value='" + value + "']").check();
  }

  /// Chooses in a list the option whose text holds these words.
  static void select(Locator form, String name, String words) {
    var value =
        form.locator("select[name='" + name + "'] option")
            .filter(new Locator.FilterOptions().setHasText(words))
            .first()
            .getAttribute("value");
    form.locator("select[name='" + name + "']").selectOption(value);
  }

  /// Presses the form's own button and waits for what comes.
  static void send(Page page, Locator form) {
    page.waitForNavigation(() -> form.locator("button:not([formaction]):visible").last().click());
  }

  /// Sends a form with one text or none.
  static void send(Page page, String action, String... fields) {
    var form = form(page, action);
    for (var i = 0; i < fields.length; i += 2) {
      fill(form, fields[i], fields[i + 1]);
    }
    send(page, form);
  }

  static long id(Page page) {
    var parts = List.of(page.url().replaceAll("[?#].*", "").split("/"));
    return parts.reversed().stream()
        .filter(part -> part.matches("\\d+"))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError("no id in " + page.url() + ": " + page.locator("main").innerText()));
  }
}
