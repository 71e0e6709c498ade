package org.throughline.invitations.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.invitations.Subscriptions;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.PublicAddress;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// The calendars that a person subscribes to.
@Controller
class SubscriptionController {
  private final Subscriptions subscriptions;
  private final PublicAddress address;

  SubscriptionController(Subscriptions subscriptions, PublicAddress address) {
    this.subscriptions = subscriptions;
    this.address = address;
  }

  @GetMapping("/my-calendars")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(Actor actor, Language language) {
    return page(actor, language, null);
  }

  /// InvitationAnswers with the page itself, not the way to it: the address is shown this once and
  /// written down nowhere.
  @PostMapping("/my-calendars")
  @Requires(Permission.RECORD_READ)
  ModelAndView make(
      @RequestParam(required = false) @Nullable String organisation,
      HttpServletRequest request,
      Actor actor,
      Language language) {
    var whose =
        Typed.blank(organisation)
            ? null
            : Long.valueOf(
                Typed.idOrNotFound(
                    Kind.ORGANISATION, Objects.requireNonNullElse(organisation, "")));
    return subscriptions
        .make(actor, whose, language)
        .fold(
            secret -> page(actor, language, address.root(request) + "/feeds/" + secret + ".ics"),
            why -> Refusals.shown(why, page(actor, language, null)));
  }

  @PostMapping("/my-calendars/{id}/revocation")
  @Requires(Permission.RECORD_READ)
  ModelAndView revoke(@PathVariable long id, Actor actor, Language language) {
    return subscriptions
        .revoke(actor, id)
        .fold(
            _ -> Pages.seeOther("/my-calendars", "invitations.calendar_revoked"),
            why -> Refusals.shown(why, page(actor, language, null)));
  }

  private ModelAndView page(Actor actor, Language language, @Nullable String made) {
    return Pages.page(
        "invitations/calendars",
        new CalendarsPage(
            subscriptions.own(actor, language),
            subscriptions.choices(actor).stream()
                .map(each -> new CalendarsPage.Choice(each.id(), each.name(language)))
                .toList(),
            made));
  }
}
