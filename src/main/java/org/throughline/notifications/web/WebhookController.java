package org.throughline.notifications.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.notifications.Digests;
import org.throughline.notifications.Preferences;
import org.throughline.notifications.Webhooks;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Which programs a body has called, and when its digests go out.
@Controller
class WebhookController {
  private final Webhooks webhooks;
  private final Digests digests;
  private final Preferences preferences;
  private final Organisations organisations;

  WebhookController(
      Webhooks webhooks, Digests digests, Preferences preferences, Organisations organisations) {
    this.webhooks = webhooks;
    this.digests = digests;
    this.preferences = preferences;
    this.organisations = organisations;
  }

  @GetMapping("/organisations/{id}/webhooks")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(actor, id, "", List.of());
  }

  private ModelAndView page(Actor actor, long id, String typed, List<String> ticked) {
    webhooks.require(actor, id);
    return Pages.page(
        "notifications/webhooks",
        new WebhooksPage(
            organisations.get(id),
            webhooks.of(actor, id),
            preferences.topics(),
            digests.of(id),
            typed,
            Set.copyOf(ticked)));
  }

  @PostMapping("/organisations/{id}/webhooks")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView add(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String url,
      @RequestParam(required = false) @Nullable List<String> topic,
      Actor actor) {
    var typed = Typed.text(url);
    var ticked = Optional.ofNullable(topic).orElse(List.of());
    return webhooks
        .add(actor, id, typed, ticked)
        .fold(
            _ -> Pages.seeOther(path(id), "notifications.webhook"),
            why -> Refusals.shown(why, page(actor, id, typed, ticked)));
  }

  @PostMapping("/organisations/{id}/webhooks/{webhook}/removal")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView remove(@PathVariable long id, @PathVariable long webhook, Actor actor) {
    webhooks.remove(actor, id, webhook);
    return Pages.seeOther(path(id), "notifications.webhook_removed");
  }

  @PostMapping("/organisations/{id}/webhooks/{webhook}/enabling")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView enable(@PathVariable long id, @PathVariable long webhook, Actor actor) {
    webhooks.enable(actor, id, webhook);
    return Pages.seeOther(path(id), "notifications.webhook");
  }

  @PostMapping("/organisations/{id}/digests")
  @Requires(Permission.ORGANISATION_ADMINISTER)
  ModelAndView digests(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String hour,
      @RequestParam(required = false) @Nullable String day,
      @RequestParam(required = false) @Nullable String zone,
      Actor actor) {
    webhooks.require(actor, id);
    var chosen = hour(Typed.text(hour), Typed.text(day), Typed.text(zone));
    if (chosen.isEmpty()) {
      return Refusals.shown(
          Refusal.invalid("notifications.refused.hour"), page(actor, id, "", List.of()));
    }
    digests.set(actor, id, chosen.get());
    return Pages.seeOther(path(id), "notifications.preferences");
  }

  private static Optional<Digests.Hour> hour(String hour, String day, String zone) {
    if (!hour.matches("1?[0-9]|2[0-3]") || !day.matches("[1-7]")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Digests.Hour(
              Integer.parseInt(hour),
              DayOfWeek.of(Integer.parseInt(day)),
              zone.isEmpty() ? null : ZoneId.of(zone)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String path(long id) {
    return "/organisations/" + id + "/webhooks";
  }
}
