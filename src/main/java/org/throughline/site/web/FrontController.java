package org.throughline.site.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.accounts.Actors;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.web.Pages;

@Controller
class FrontController {
  private final Organisations organisations;
  private final Actors actors;

  FrontController(Organisations organisations, Actors actors) {
    this.organisations = organisations;
    this.actors = actors;
  }

  /// To the first run where nothing is there yet, to one's desk where signed in, else to the public
  /// records.
  @GetMapping("/")
  @Requires(Permission.PUBLIC_READ)
  ModelAndView front(HttpServletRequest request) {
    if (organisations.none()) {
      return Pages.seeOther("/first-run");
    }
    return Pages.seeOther(actors.signedIn().isPresent() ? "/desk" : "/records");
  }
}
