package org.throughline.invitations.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.invitations.Invitations;
import org.throughline.invitations.Occasion;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.Refusal;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Calling people to a meeting.
@Controller
class CallingController {
  private final Invitations invitations;
  private final Meetings meetings;
  private final CallingPages pages;

  CallingController(Invitations invitations, Meetings meetings, CallingPages pages) {
    this.invitations = invitations;
    this.meetings = meetings;
    this.pages = pages;
  }

  @GetMapping("/meetings/{id}/invitations")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView list(@PathVariable long id, Actor actor, Language language) {
    return shown(id, actor, language);
  }

  private ModelAndView shown(long id, Actor actor, Language language) {
    meetings.get(actor, id);
    return Pages.page("invitations/list", pages.page(actor, id, language));
  }

  @PostMapping("/meetings/{id}/notice")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView keep(
      @PathVariable long id, @ModelAttribute NoticeForm form, Actor actor, Language language) {
    meetings.get(actor, id);
    var answerBy = Typed.date(form.answerBy());
    Outcome<Long> kept =
        answerBy.isEmpty() && !Typed.blank(form.answerBy())
            ? Outcome.invalid("invitations.refused.day_malformed")
            : invitations.keep(
                actor, id, room(form.room()), answerBy.orElse(null), Typed.text(form.words()));
    return kept.fold(
        _ -> Pages.seeOther("/meetings/" + id + "/invitations", "invitations.notice_kept"),
        why -> refused(why, actor, id, language, form, CallForm.EMPTY, "notice"));
  }

  private static @Nullable Long room(@Nullable String typed) {
    return Typed.blank(typed)
        ? null
        : Long.valueOf(
            Typed.idOrNotFound(Kind.ORGANISATION, Objects.requireNonNullElse(typed, "")));
  }

  @PostMapping("/meetings/{id}/invitations")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView invite(
      @PathVariable long id, @ModelAttribute CallForm form, Actor actor, Language language) {
    Occasion occasion = seen(actor, id, language);
    return form.as()
        .map(as -> invitations.invite(actor, id, form.called(), as))
        .orElseGet(() -> Outcome.invalid("invitations.refused.class_missing"))
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "/invitations", "invitations.invited"),
            why -> refused(why, actor, id, language, NoticeForm.of(occasion), form, "call"));
  }

  private Occasion seen(Actor actor, long id, Language language) {
    meetings.get(actor, id);
    return invitations.occasion(id, language);
  }

  @PostMapping("/meetings/{id}/invitations/sending")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView send(@PathVariable long id, Actor actor, Language language) {
    return invitations
        .send(actor, id)
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "/invitations", "invitations.sent"),
            why -> Refusals.shown(why, shown(id, actor, language)));
  }

  @PostMapping("/meetings/{id}/invitations/reminder")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView remind(@PathVariable long id, Actor actor, Language language) {
    return invitations
        .remind(actor, id)
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "/invitations", "invitations.reminded"),
            why -> Refusals.shown(why, shown(id, actor, language)));
  }

  private ModelAndView refused(
      Refusal why,
      Actor actor,
      long id,
      Language language,
      NoticeForm notice,
      CallForm call,
      String open) {
    return Refusals.shown(
        why, Pages.page("invitations/list", pages.page(actor, id, language, notice, call, open)));
  }
}
