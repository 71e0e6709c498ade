package org.throughline.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.throughline.support.ProductTest;
import org.throughline.support.RealBrowser;
import org.throughline.tasks.TaskOffice;

/// Goes through lists without a pointer, in a real browser.
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsingTheKeysTests {
  private static final String LIST = "/tasks?view=all";

  private final TaskOffice office;
  private final int port;
  private RealBrowser browser;
  private Page page;

  UsingTheKeysTests(TaskOffice office, @LocalServerPort int port) {
    this.office = office;
    this.port = port;
  }

  @BeforeAll
  void open() {
    office.issued();
    office.issued();
    browser = new RealBrowser(port);
    page = browser.window("en", 1280, 900);
    RealBrowser.signIn(page, "fengyue.secretary");
  }

  @AfterAll
  void close() {
    browser.close();
  }

  @BeforeEach
  void atTheList() {
    page.navigate(LIST);
  }

  private void press(String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
  }

  private String focused() {
    return page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")
        .toString();
  }

  private String row(int number) {
    return page.locator("main .table tbody tr th a").nth(number).getAttribute("href");
  }

  @Test
  void jAndKMoveAndEnterOpens() {
    press("j");
    assertThat(focused()).isEqualTo(row(0));
    press("j");
    assertThat(focused()).isEqualTo(row(1));
    press("ArrowUp");
    assertThat(focused()).isEqualTo(row(0));
    press("ArrowDown", "k", "k", "k");
    assertThat(focused()).as("the first is the end").isEqualTo(row(0));
    var to = row(0);
    press("Enter");
    page.waitForURL("**" + to);
  }

  @Test
  void xChoosesAndSaysSo() {
    press("j", "x", "j", "x");
    assertThat(page.locator("main tbody input:checked").count()).isEqualTo(2);
    assertThat(page.locator("#keys-said").textContent()).isEqualTo("Chosen. In all: 2");
    press("x");
    assertThat(page.locator("main tbody input:checked").count()).isEqualTo(1);
  }

  @Test
  void slashGoesToTheSearchAndThereTheKeysAreLetters() {
    page.navigate("/directives");
    press("/");
    assertThat(focused()).isEqualTo("q");
    press("j", "x", "g", "t", "?");
    assertThat(page.locator("#q").inputValue()).isEqualTo("jxgt?");
    assertThat(page.url()).endsWith("/directives");
    assertThat(page.locator("#keys").isVisible()).isFalse();
  }

  @Test
  void gLeadsToAnotherPart() {
    press("g", "m");
    page.waitForURL("**/meetings");
    press("g", "d");
    page.waitForURL("**/desk");
  }

  @Test
  void aQuestionMarkShowsThemAndTheyCanBeTurnedOff() {
    press("Shift+?");
    assertThat(page.locator("#keys").isVisible()).isTrue();
    assertThat(page.locator("#keys").innerText()).contains("to the search or filter");
    page.locator("#keys-on").uncheck();
    press("Escape");
    assertThat(page.locator("#keys").isVisible()).isFalse();
    press("j");
    assertThat(focused()).isNotEqualTo(row(0));
    page.reload();
    press("j");
    assertThat(focused()).as("kept in the browser").isNotEqualTo(row(0));
    page.locator("[data-keys]").click();
    page.locator("#keys-on").check();
    press("Escape", "j");
    assertThat(focused()).isEqualTo(row(0));
  }
}
