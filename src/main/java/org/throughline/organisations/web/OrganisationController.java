package org.throughline.organisations.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Person;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Requires;
import org.throughline.organisations.Role;
import org.throughline.shared.Coded;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

@Controller
class OrganisationController {
  private final Organisations organisations;
  private final Posts posts;
  private final People people;
  private final Policy policy;
  private final Clock clock;

  OrganisationController(
      Organisations organisations, Posts posts, People people, Policy policy, Clock clock) {
    this.organisations = organisations;
    this.posts = posts;
    this.people = people;
    this.policy = policy;
    this.clock = clock;
  }

  @GetMapping("/organisations")
  @Requires(Permission.RECORD_READ)
  ModelAndView own(Actor actor) {
    return page(actor.bodyId(), actor, OrganisationForm.EMPTY);
  }

  @GetMapping("/organisations/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(id, actor, OrganisationForm.EMPTY);
  }

  @PostMapping("/organisations/{id}/parts")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView addPart(@PathVariable long id, @ModelAttribute OrganisationForm form, Actor actor) {
    requireKeeper(id, actor);
    var kind = Coded.find(OrganisationKind.class, form.kind());
    if (kind.isEmpty() || form.misnamed()) {
      return refused("organisations.part.incomplete", id, actor, form);
    }
    var part = organisations.create(id, kind.get(), form.english(), form.chinese(), actor.who());
    return Pages.seeOther("/organisations/" + part.id(), "organisations.created");
  }

  @PostMapping("/organisations/{id}/posts")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView addPost(@PathVariable long id, @ModelAttribute OrganisationForm form, Actor actor) {
    requireKeeper(id, actor);
    if (form.misnamed()) {
      return refused("organisations.post.incomplete", id, actor, form);
    }
    var roles =
        Objects.requireNonNullElse(form.roles(), List.<String>of()).stream()
            .flatMap(code -> Coded.find(Role.class, code).stream())
            .collect(Collectors.toSet());
    posts.create(id, form.english(), form.chinese(), form.head() != null, roles, actor.who());
    return Pages.seeOther("/organisations/" + id, "organisations.post.created");
  }

  /// Appoints a known person, or a new one by name, from today on.
  @PostMapping("/posts/{id}/holder")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView appoint(@PathVariable long id, @ModelAttribute OrganisationForm form, Actor actor) {
    var post = posts.get(id);
    var organisation = post.organisationId();
    requireKeeper(organisation, actor);
    if (post.holder() != null) {
      return Refusals.shown(
          Refusal.conflict("organisations.post.held"), page(organisation, actor, form));
    }
    var person = person(form, organisations.get(organisation).bodyId(), actor);
    if (person.isEmpty()) {
      return refused("organisations.appointment.incomplete", organisation, actor, form);
    }
    posts.take(id, person.get().id(), LocalDate.now(clock), actor.who());
    return Pages.seeOther("/organisations/" + organisation, "organisations.appointed");
  }

  @PostMapping("/posts/{id}/vacancy")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView vacate(@PathVariable long id, Actor actor) {
    var organisation = posts.get(id).organisationId();
    requireKeeper(organisation, actor);
    if (id == actor.postId()) {
      return refused("organisations.post.own", organisation, actor, OrganisationForm.EMPTY);
    }
    posts.vacate(id, actor.who());
    return Pages.seeOther("/organisations/" + organisation, "organisations.vacated");
  }

  private Optional<Person> person(OrganisationForm form, long bodyId, Actor actor) {
    var chosen = form.person();
    if (chosen != null && chosen.matches("\\d{1,18}")) {
      return people.find(Long.parseLong(chosen)).filter(each -> each.bodyId() == bodyId);
    }
    return form.misnamed()
        ? Optional.empty()
        : Optional.of(people.create(bodyId, form.english(), form.chinese(), actor.who()));
  }

  private void requireKeeper(long organisationId, Actor actor) {
    organisations.get(actor, organisationId);
    policy.require(actor, Permission.ORGANISATION_ADMINISTER, organisationId);
  }

  private ModelAndView refused(String key, long id, Actor actor, OrganisationForm form) {
    return Refusals.shown(Refusal.invalid(key), page(id, actor, form));
  }

  private ModelAndView page(long id, Actor actor, OrganisationForm form) {
    var organisation = organisations.get(actor, id);
    var path = organisations.path(id);
    return Pages.page(
        "organisations/show",
        new OrganisationPage(
            organisation,
            path.subList(0, path.size() - 1),
            organisations.children(id),
            posts.ofOrganisation(id),
            people.ofBody(organisation.bodyId()),
            policy.allows(actor, Permission.ORGANISATION_ADMINISTER, id),
            form));
  }
}
