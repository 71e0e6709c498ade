package org.throughline.accounts.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.throughline.organisations.Post;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;

@Controller
class SignInController {
  /// The demo's middle level, from which the matter under way is best seen.
  private static final String DEMO_OPENS_AT = "fengyue";

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
    var bodies = new LinkedHashMap<Long, List<SignInPage.DemoPerson>>();
    for (var account : accounts.demoAccounts()) {
      posts.heldBy(account.personId()).stream()
          .limit(1)
          .forEach(post -> {
            var organisation = organisations.get(post.organisationId());
            bodies
                .computeIfAbsent(organisation.bodyId(), _ -> new ArrayList<>())
                .add(person(account.login(), post, organisation.name(language), language));
          });
    }
    var names = organisations.names(bodies.keySet(), language);
    var demo =
        bodies.entrySet().stream()
            .map(each ->
                new SignInPage.DemoBody(
                    names.getOrDefault(each.getKey(), ""),
                    DEMO_OPENS_AT.equals(bodyCode(each.getValue())),
                    each.getValue()))
            .toList();
    return Pages.page(
        "accounts/sign_in",
        new SignInPage(refused != null, demo, demo.isEmpty() ? null : Demo.PASSWORD));
  }

  private static SignInPage.DemoPerson person(
      String login, Post post, String organisation, Language language) {
    var holder = post.holder();
    return new SignInPage.DemoPerson(
        login, holder == null ? "" : holder.name(language), post.title(language), organisation);
  }

  private static String bodyCode(List<SignInPage.DemoPerson> people) {
    var login = people.getFirst().login();
    return login.substring(0, Math.max(0, login.indexOf('.')));
  }
}
