package org.throughline.notifications.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.notifications.Notices;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Typed;
import org.throughline.tables.Extent;

/// A person's own notices.
@Controller
class NoticeController {
  private final Notices notices;

  NoticeController(Notices notices) {
    this.notices = notices;
  }

  @GetMapping("/notices")
  @Requires(Permission.RECORD_READ)
  ModelAndView list(
      @RequestParam(required = false) @Nullable String view,
      @RequestParam(required = false) @Nullable String before,
      Extent extent,
      Actor actor,
      Language language) {
    var unread = "unread".equals(view);
    var shown =
        notices.page(
            actor, unread, Typed.id(before).orElse(null), extent.size(Notices.PAGE), language);
    return Pages.page(
        "notifications/list", new NoticesPage(shown, unread, shown.size() == Notices.PAGE));
  }

  /// Whoever opens a notice has read it. It leads to the record; to the list where that is gone.
  @GetMapping("/notices/opening")
  @Requires(Permission.RECORD_READ)
  ModelAndView open(@RequestParam String event, Actor actor, Language language) {
    var id = Typed.id(event).orElseThrow(() -> new NotFound("notice"));
    var opened = notices.open(actor, id, language);
    return opened.gone()
        ? Pages.seeOther("/notices", "notifications.gone")
        : Pages.seeOther(opened.href());
  }

  /// One, or all up to the newest that the reader had before them.
  @PostMapping("/notices/reading")
  @Requires(Permission.RECORD_READ)
  ModelAndView read(
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(required = false) @Nullable String newest,
      Actor actor) {
    Typed.id(newest).ifPresent(id -> notices.readAll(actor, id));
    Typed.id(event).ifPresent(id -> notices.read(actor, java.util.List.of(id)));
    return Pages.seeOther("/notices");
  }

  /// What the actor's organisation said to others, and who has read of it.
  @GetMapping("/notices/sent")
  @Requires(Permission.RECORD_READ)
  ModelAndView sent(
      @RequestParam(required = false) @Nullable String event, Actor actor, Language language) {
    var opened = Typed.id(event).orElse(null);
    return Pages.page(
        "notifications/sent",
        new SentPage(
            notices.sent(actor, language),
            opened,
            opened == null ? java.util.List.of() : notices.readers(actor, opened, language)));
  }
}
