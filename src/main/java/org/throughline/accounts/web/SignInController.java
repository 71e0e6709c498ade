package org.throughline.accounts.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.accounts.Accounts;
import org.throughline.accounts.Demo;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;

@Controller
class SignInController {
  private final Accounts accounts;
  private final Posts posts;
  private final Organisations organisations;

  SignInController(Accounts accounts, Posts posts, Organisations organisations) {
    this.accounts = accounts;
    this.posts = posts;
    this.organisations = organisations;
  }

  @GetMapping("/sign-in")
  @Requires(Permission.SIGN_IN)
  ModelAndView signIn(@RequestParam(required = false) @Nullable String refused, Language language) {
    if (organisations.none()) {
      return Pages.seeOther("/first-run");
    }
    var demo =
        accounts.demoAccounts().stream()
            .flatMap(account -> demoPerson(account, language).stream())
            .toList();
    return Pages.page(
        "accounts/sign_in",
        new SignInPage(refused != null, demo, demo.isEmpty() ? null : Demo.PASSWORD));
  }

  private List<SignInPage.DemoPerson> demoPerson(Accounts.DemoAccount account, Language language) {
    return posts.heldBy(account.personId()).stream()
        .limit(1)
        .map(post -> {
          var holder = post.holder();
          return new SignInPage.DemoPerson(
              account.login(),
              holder == null ? "" : holder.name(language),
              post.title(language),
              organisations.get(post.organisationId()).name(language),
              post.roles());
        })
        .toList();
  }
}
