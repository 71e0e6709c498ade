package org.throughline.accounts.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.accounts.Accounts;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Person;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// A person as the administrator sees them: posts, and the account to sign in with.
@Controller
class PersonController {
  private final People people;
  private final Posts posts;
  private final Organisations organisations;
  private final Accounts accounts;
  private final Policy policy;

  PersonController(
      People people, Posts posts, Organisations organisations, Accounts accounts, Policy policy) {
    this.people = people;
    this.posts = posts;
    this.organisations = organisations;
    this.accounts = accounts;
    this.policy = policy;
  }

  @GetMapping("/people/{id}")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return page(person(id, actor), "", language);
  }

  @PostMapping("/people/{id}/account")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView open(
      @PathVariable long id,
      @RequestParam String login,
      @RequestParam String password,
      Actor actor,
      Language language) {
    var person = person(id, actor);
    return accounts
        .create(id, login, password, actor.who())
        .fold(
            _ -> Pages.seeOther("/people/" + id, "accounts.opened"),
            why -> Refusals.shown(why, page(person, login, language)));
  }

  private Person person(long id, Actor actor) {
    var person = people.get(id);
    if (!policy.allows(actor, Permission.ORGANISATION_ADMINISTER, person.bodyId())) {
      throw new NotFound(new Ref(Kind.PERSON, id));
    }
    return person;
  }

  private ModelAndView page(Person person, String typed, Language language) {
    var held =
        posts.heldBy(person.id()).stream()
            .map(post ->
                post.title(language)
                    + ", "
                    + organisations.get(post.organisationId()).name(language))
            .toList();
    var login = accounts.loginOf(person.id()).orElse(null);
    return Pages.page("accounts/person", new PersonPage(person, held, login, typed));
  }
}
