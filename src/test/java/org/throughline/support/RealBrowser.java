package org.throughline.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.throughline.accounts.Demo;

/// The system's own Chromium, driven by Playwright; nothing is downloaded and nothing is contacted
/// but the server under test.
public final class RealBrowser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final Browser browser;
  private final String root;

  public RealBrowser(int port) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        PLACES.stream()
                            .map(Path::of)
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElseThrow(() ->
                                new IllegalStateException(
                                    "Chromium is not installed: run bin/setup")))
                    .setArgs(arguments()));
    root = "http://127.0.0.1:" + port;
  }

  private static List<String> arguments() {
    var arguments =
        new ArrayList<>(
            List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps"));
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.add("--no-sandbox");
    }
    return arguments;
  }

  /// A person's own window: cookies and language of its own.
  public Page window(String languageTag, int width, int height) {
    return context(languageTag, width, height, true, ColorScheme.LIGHT).newPage();
  }

  public Page darkWindow(String languageTag, int width, int height) {
    return context(languageTag, width, height, true, ColorScheme.DARK).newPage();
  }

  public Page windowWithoutScripts(String languageTag, int width, int height) {
    return context(languageTag, width, height, false, ColorScheme.LIGHT).newPage();
  }

  private BrowserContext context(
      String languageTag, int width, int height, boolean scripts, ColorScheme colours) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(root)
                .setLocale(languageTag.startsWith("zh") ? "zh-CN" : "en-GB")
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setJavaScriptEnabled(scripts));
    context.setDefaultTimeout(60_000);
    return context;
  }

  public static void signIn(Page page, String login) {
    page.navigate("/sign-in");
    page.locator("#login").fill(login);
    page.locator("#password").fill(Demo.PASSWORD);
    page.locator("form:has(#password) button").click();
    page.waitForURL("**/desk");
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
