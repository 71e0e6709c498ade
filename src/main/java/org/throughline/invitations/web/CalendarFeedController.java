package org.throughline.invitations.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.invitations.CalendarFeeds;
import org.throughline.invitations.InvitationRules;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.PublicAddress;
import org.throughline.shared.web.Refusals;

/// Meetings as calendars: files of one meeting, and what programs fetch at a secret address, where
/// invitations are answered too.
@Controller
class CalendarFeedController {
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final CalendarFeeds feeds;
  private final PublicAddress address;

  CalendarFeedController(CalendarFeeds feeds, PublicAddress address) {
    this.feeds = feeds;
    this.address = address;
  }

  @GetMapping("/meetings/{id}/calendar")
  @Requires(Permission.RECORD_READ)
  ResponseEntity<byte[]> ofMeeting(
      @PathVariable long id, HttpServletRequest request, Actor actor, Language language) {
    return file(
        feeds.ofMeeting(actor, id, language, address.root(request)), "meeting-" + id + ".ics");
  }

  @GetMapping("/invitations/{id}/calendar")
  @Requires(Permission.INVITATION_ANSWER)
  ResponseEntity<byte[]> ofInvitation(
      @PathVariable long id, HttpServletRequest request, Actor actor, Language language) {
    return file(
        feeds.ofInvitation(actor, id, language, address.root(request)),
        "invitation-" + id + ".ics");
  }

  private static ResponseEntity<byte[]> file(byte[] calendar, String name) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(calendar);
  }

  /// Nothing between the program and us may keep it.
  @GetMapping("/feeds/{secret}.ics")
  @Requires(Permission.CALENDAR_FETCH)
  ResponseEntity<byte[]> feed(@PathVariable String secret, HttpServletRequest request) {
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.noStore())
        .body(feeds.feed(secret, address.root(request)));
  }

  /// Only shows: programs that look at addresses ahead of their reader answer nothing by that.
  @GetMapping("/feeds/{secret}/answers/{id}")
  @Requires(Permission.CALENDAR_FETCH)
  ModelAndView ask(@PathVariable String secret, @PathVariable long id, Language language) {
    return page(secret, id, null);
  }

  @PostMapping("/feeds/{secret}/answers/{id}")
  @Requires(Permission.CALENDAR_FETCH)
  ModelAndView answer(
      @PathVariable String secret, @PathVariable long id, @ModelAttribute AnswerForm form) {
    feeds.asked(secret, id);
    return form.read()
        .fold(answer -> feeds.answer(secret, id, answer), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/feeds/" + secret + "/answers/" + id, "invitations.answered"),
            why -> Refusals.shown(why, page(secret, id, form)));
  }

  private ModelAndView page(String secret, long id, @Nullable AnswerForm typed) {
    var asked = feeds.asked(secret, id);
    var invitation = asked.invitation();
    var open = !invitation.withdrawn() && InvitationRules.answerable(asked.occasion().state());
    return Pages.page(
        "invitations/from_calendar",
        new InvitationPage(
            invitation,
            asked.occasion(),
            null,
            true,
            false,
            open ? "/feeds/" + secret + "/answers/" + id : "",
            List.of(),
            List.of(),
            typed == null ? AnswerForm.of(invitation) : typed,
            typed != null));
  }
}
