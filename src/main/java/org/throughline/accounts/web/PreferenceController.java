package org.throughline.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.accounts.Actors;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;

/// A reader's own choices: language and light or dark, kept in cookies; the post acted from, in the
/// session.
@Controller
class PreferenceController {
  private final Actors actors;

  PreferenceController(Actors actors) {
    this.actors = actors;
  }

  @GetMapping("/language/{tag}")
  @Requires(Permission.PUBLIC_READ)
  ResponseEntity<Void> language(
      @PathVariable String tag, @RequestParam(defaultValue = "/") String back) {
    var language = Language.find(tag).orElseThrow(() -> new NotFound("language"));
    return remember("lang", language.tag(), back);
  }

  @GetMapping("/theme/{theme}")
  @Requires(Permission.PUBLIC_READ)
  ResponseEntity<Void> theme(
      @PathVariable String theme, @RequestParam(defaultValue = "/") String back) {
    return remember("theme", theme.equals("dark") || theme.equals("light") ? theme : "auto", back);
  }

  @PostMapping("/acting-post")
  @Requires(Permission.OWN_ACCOUNT)
  ModelAndView actFrom(@RequestParam long post, HttpServletRequest request) {
    actors.actFrom(request, post);
    return Pages.seeOther("/desk");
  }

  private static ResponseEntity<Void> remember(String name, String value, String back) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .maxAge(Duration.ofDays(365))
            .httpOnly(true)
            .sameSite("Lax");
    return ResponseEntity.status(303)
        .header(HttpHeaders.SET_COOKIE, cookie.build().toString())
        .header(HttpHeaders.LOCATION, ownPath(back))
        .build();
  }

  /// Same origin, path only: anything else leads to the front page.
  static String ownPath(String path) {
    return path.matches("/(?![/\\\\])[\\x21-\\x7e]*") && !path.contains("\\") || path.equals("/")
        ? path
        : "/";
  }
}
