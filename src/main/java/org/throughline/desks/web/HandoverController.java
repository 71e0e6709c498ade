package org.throughline.desks.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.audit.Trail;
import org.throughline.desks.Handovers;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Posts;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// The sheet that goes from one holder of a post to the next.
@Controller
class HandoverController {
  private final Handovers handovers;
  private final Posts posts;
  private final Organisations organisations;
  private final Trail trail;

  HandoverController(Handovers handovers, Posts posts, Organisations organisations, Trail trail) {
    this.handovers = handovers;
    this.posts = posts;
    this.organisations = organisations;
    this.trail = trail;
  }

  @GetMapping("/posts/{id}/handovers")
  @Requires(Permission.RECORD_READ)
  ModelAndView ofPost(@PathVariable long id, Actor actor, Language language) {
    var post = posts.get(id);
    var organisation = organisations.get(actor, post.organisationId());
    return Pages.page(
        "desks/handovers",
        new HandoversPage(
            post,
            organisation.name(language),
            handovers.ofPost(actor, id, language),
            post.holder() != null && handovers.mayPrepare(actor, post)));
  }

  @PostMapping("/posts/{id}/handovers")
  @Requires(Permission.HANDOVER_TAKE_PART)
  ModelAndView prepare(@PathVariable long id, Actor actor, Language language) {
    return handovers
        .prepare(actor, id)
        .fold(
            made -> Pages.seeOther("/handovers/" + made, "desks.handover_begun"),
            why -> Refusals.shown(why, ofPost(id, actor, language)));
  }

  @GetMapping("/handovers/{id}")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return page(actor, id, "", language);
  }

  @PostMapping("/handovers/{id}/signature")
  @Requires(Permission.HANDOVER_TAKE_PART)
  ModelAndView sign(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String text,
      Actor actor,
      Language language) {
    return answer(
        handovers.sign(actor, id, Typed.text(text)),
        "desks.handover_signed",
        id,
        Typed.text(text),
        actor,
        language);
  }

  /// Those ticked, or all that are left.
  @PostMapping("/handovers/{id}/taking-over")
  @Requires(Permission.HANDOVER_TAKE_PART)
  ModelAndView take(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable List<String> items,
      @RequestParam(required = false) @Nullable String all,
      @RequestParam(required = false) @Nullable String text,
      Actor actor,
      Language language) {
    var handover = handovers.get(actor, id, language);
    var chosen =
        all != null
            ? handover.items().stream().map(each -> each.id()).toList()
            : (items == null ? List.<String>of() : items)
                .stream().flatMap(each -> Typed.id(each).stream()).toList();
    return answer(
        handovers.take(actor, id, chosen, Typed.text(text)),
        "desks.handover_taken",
        id,
        Typed.text(text),
        actor,
        language);
  }

  private ModelAndView answer(
      Outcome<Long> outcome, String notice, long id, String typed, Actor actor, Language language) {
    return outcome.fold(
        done -> Pages.seeOther("/handovers/" + done, notice),
        why -> Refusals.shown(why, page(actor, id, typed, language)));
  }

  private ModelAndView page(Actor actor, long id, String typed, Language language) {
    var handover = handovers.get(actor, id, language);
    var post = posts.get(handover.postId());
    return Pages.page(
        "desks/handover",
        new HandoverPage(
            handover,
            post,
            organisations.get(post.organisationId()).name(language),
            handovers.maySign(actor, handover),
            handovers.mayTake(actor, handover),
            typed,
            trail.of(List.of(handover.ref()), language)));
  }
}
