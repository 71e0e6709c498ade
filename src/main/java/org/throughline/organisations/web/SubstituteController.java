package org.throughline.organisations.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.organisations.Substitutes;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Who stands in for a post's holder while they are away.
@Controller
class SubstituteController {
  private final Substitutes substitutes;
  private final Organisations organisations;
  private final Posts posts;
  private final People people;
  private final Clock clock;

  SubstituteController(
      Substitutes substitutes,
      Organisations organisations,
      Posts posts,
      People people,
      Clock clock) {
    this.substitutes = substitutes;
    this.organisations = organisations;
    this.posts = posts;
    this.people = people;
    this.clock = clock;
  }

  @GetMapping("/posts/{id}/substitutes")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(id, actor, SubstituteForm.EMPTY);
  }

  @PostMapping("/posts/{id}/substitutes")
  @Requires(Permission.SUBSTITUTE_NAME)
  ModelAndView name(@PathVariable long id, @ModelAttribute SubstituteForm form, Actor actor) {
    return name(actor, id, form)
        .fold(
            _ -> Pages.seeOther("/posts/" + id + "/substitutes", "organisations.substitute_named"),
            why -> Refusals.shown(why, page(id, actor, form)));
  }

  private Outcome<Long> name(Actor actor, long id, SubstituteForm form) {
    organisations.get(actor, posts.get(id).organisationId());
    var person = Typed.id(form.person());
    var from = Typed.date(form.from());
    var to = Typed.date(form.to());
    if (person.isEmpty()) {
      return Outcome.invalid("organisations.substitute.person");
    }
    if (from.isEmpty() || to.isEmpty()) {
      return Outcome.invalid("organisations.substitute.dates");
    }
    return substitutes.name(actor, id, person.get(), roles(form), from.get(), to.get());
  }

  private static Set<Role> roles(SubstituteForm form) {
    var roles = new HashSet<Role>();
    Objects.requireNonNullElse(form.roles(), List.<String>of())
        .forEach(code -> Coded.find(Role.class, code).ifPresent(roles::add));
    return roles;
  }

  @PostMapping("/posts/{id}/substitutes/{substitution}/end")
  @Requires(Permission.SUBSTITUTE_NAME)
  ModelAndView end(@PathVariable long id, @PathVariable long substitution, Actor actor) {
    return substitutes
        .end(actor, id, substitution)
        .fold(
            _ -> Pages.seeOther("/posts/" + id + "/substitutes", "organisations.substitute_ended"),
            why -> Refusals.shown(why, page(id, actor, SubstituteForm.EMPTY)));
  }

  private ModelAndView page(long id, Actor actor, SubstituteForm form) {
    var post = posts.get(id);
    var organisation = organisations.get(actor, post.organisationId());
    var holder = post.holder();
    var may = substitutes.mayName(actor, post);
    @Nullable Long held = holder == null ? null : holder.id();
    return Pages.page(
        "organisations/substitutes",
        new SubstitutesPage(
            post,
            organisation,
            substitutes.of(id),
            may,
            may
                ? people.ofBody(organisation.bodyId()).stream()
                    .filter(each -> held == null || each.id() != held)
                    .toList()
                : List.of(),
            LocalDate.now(clock),
            form));
  }
}
