package org.throughline.notifications.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.notifications.MailSettings;
import org.throughline.notifications.Preferences;
import org.throughline.notifications.Topic;
import org.throughline.notifications.Way;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// How the reader wants to be told.
@Controller
class NoticePreferenceController {
  private final Preferences preferences;
  private final MailSettings mail;

  NoticePreferenceController(Preferences preferences, MailSettings mail) {
    this.preferences = preferences;
    this.mail = mail;
  }

  @GetMapping("/notices/preferences")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(Actor actor, Language language) {
    return page(actor, null, language);
  }

  private ModelAndView page(Actor actor, @Nullable String typed, Language language) {
    var box = preferences.mailbox(actor.personId());
    return Pages.page(
        "notifications/preferences",
        new PreferencesPage(
            preferences.of(actor.personId()),
            typed != null ? typed : box.map(Preferences.Mailbox::address).orElse(""),
            box.map(Preferences.Mailbox::language).orElse(language),
            box.isPresent(),
            box.map(Preferences.Mailbox::confirmed).orElse(false),
            mail.configured()));
  }

  /// Fields are named as the topics are; what is not understood changes nothing.
  @PostMapping("/notices/preferences")
  @Requires(Permission.RECORD_READ)
  ModelAndView choose(@RequestParam Map<String, String> fields, Actor actor) {
    var ways = new LinkedHashMap<Topic, Way>();
    for (var topic : preferences.topics()) {
      Coded.find(Way.class, fields.get("way." + topic.code()))
          .ifPresent(way -> ways.put(topic, way));
    }
    preferences.choose(actor.personId(), ways);
    return Pages.seeOther("/notices/preferences", "notifications.preferences");
  }

  @PostMapping("/notices/mailbox")
  @Requires(Permission.RECORD_READ)
  ModelAndView mailbox(
      @RequestParam(required = false) @Nullable String address,
      @RequestParam(required = false) @Nullable String tongue,
      Actor actor,
      Language language) {
    return preferences
        .letters(actor.personId(), address, Language.find(tongue).orElse(language))
        .fold(
            box ->
                Pages.seeOther(
                    "/notices/preferences",
                    box.address().isEmpty() || box.confirmed()
                        ? "notifications.preferences"
                        : "notifications.asked"),
            why -> Refusals.shown(why, page(actor, address == null ? "" : address, language)));
  }

  /// From the letter. The token is of use only to the person who asked for it.
  @GetMapping("/notices/mailbox/confirmation")
  @Requires(Permission.RECORD_READ)
  ModelAndView confirm(@RequestParam String token, Actor actor) {
    if (!preferences.confirm(actor.personId(), token)) {
      throw new NotFound("confirmation");
    }
    return Pages.seeOther("/notices/preferences", "notifications.confirmed");
  }
}
