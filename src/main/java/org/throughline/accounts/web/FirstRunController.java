package org.throughline.accounts.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.accounts.FirstRun;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.NotFound;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

@Controller
class FirstRunController {
  private final FirstRun firstRun;

  FirstRunController(FirstRun firstRun) {
    this.firstRun = firstRun;
  }

  @GetMapping("/first-run")
  @Requires(Permission.SIGN_IN)
  ModelAndView show() {
    if (!firstRun.due()) {
      throw new NotFound("first run");
    }
    return page(FirstRunForm.EMPTY);
  }

  @PostMapping("/first-run")
  @Requires(Permission.SIGN_IN)
  ModelAndView begin(@ModelAttribute FirstRunForm form) {
    if (!firstRun.due()) {
      throw new NotFound("first run");
    }
    var kind = Coded.find(OrganisationKind.class, form.kind()).filter(OrganisationKind::isBody);
    if (kind.isEmpty() || (blank(form.nameEn()) && blank(form.nameZh())) || blank(form.person())) {
      return Refusals.shown(Refusal.invalid("accounts.first_run.incomplete"), page(form));
    }
    return firstRun
        .begin(
            kind.get(),
            trimmed(form.nameEn()),
            trimmed(form.nameZh()),
            text(form.person()),
            text(form.login()),
            form.password() == null ? "" : form.password())
        .fold(
            _ -> Pages.seeOther("/sign-in", "accounts.begun"),
            why -> Refusals.shown(why, page(form)));
  }

  private static ModelAndView page(FirstRunForm form) {
    return Pages.page("accounts/first_run", form);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static @Nullable String trimmed(@Nullable String text) {
    return blank(text) ? null : text(text);
  }
}
