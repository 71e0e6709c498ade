package org.throughline.invitations.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.invitations.Clashes;
import org.throughline.invitations.InvitationAnswers;
import org.throughline.invitations.InvitationRules;
import org.throughline.invitations.Invitations;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Holders;
import org.throughline.organisations.People;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// One invitation: shown to the person called, answered, called off.
@Controller
class InvitationController {
  private final InvitationAnswers answers;
  private final Invitations invitations;
  private final Clashes clashes;
  private final Meetings meetings;
  private final People people;
  private final Holders holders;

  InvitationController(
      InvitationAnswers answers,
      Invitations invitations,
      Clashes clashes,
      Meetings meetings,
      People people,
      Holders holders) {
    this.answers = answers;
    this.invitations = invitations;
    this.clashes = clashes;
    this.meetings = meetings;
    this.people = people;
    this.holders = holders;
  }

  @GetMapping("/invitations/{id}")
  @Requires(Permission.INVITATION_ANSWER)
  ModelAndView show(@PathVariable long id, Actor actor, Language language) {
    return page(id, actor, language, null);
  }

  @PostMapping("/invitations/{id}/answer")
  @Requires(Permission.INVITATION_ANSWER)
  ModelAndView answer(
      @PathVariable long id, @ModelAttribute AnswerForm form, Actor actor, Language language) {
    answers.get(actor, id, language);
    return form.read()
        .fold(answer -> answers.answer(actor, id, answer), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/invitations/" + id, "invitations.answered"),
            why -> Refusals.shown(why, page(id, actor, language, form)));
  }

  @PostMapping("/invitations/{id}/withdrawal")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView withdraw(@PathVariable long id, Actor actor, Language language) {
    return invitations
        .withdraw(actor, id)
        .fold(
            meeting ->
                Pages.seeOther("/meetings/" + meeting + "/invitations", "invitations.withdrawn"),
            why -> Refusals.shown(why, page(id, actor, language, null)));
  }

  private ModelAndView page(long id, Actor actor, Language language, @Nullable AnswerForm typed) {
    var seen = answers.get(actor, id, language);
    var invitation = seen.invitation();
    var occasion = answers.occasion(invitation, language);
    var asked =
        (seen.own() || seen.prepares())
            && invitation.sent()
            && !invitation.withdrawn()
            && InvitationRules.answerable(occasion.state());
    var body = people.get(invitation.personId()).bodyId();
    return Pages.page(
        "invitations/show",
        new InvitationPage(
            invitation,
            occasion,
            href(actor, invitation.meetingId()),
            seen.own(),
            seen.prepares(),
            asked ? "/invitations/" + id + "/answer" : "",
            seen.own() ? clashes.ofPerson(actor.personId(), occasion, language) : List.of(),
            asked && body == actor.bodyId() ? holders.ofBody(body, language) : List.of(),
            typed == null ? AnswerForm.of(invitation) : typed,
            typed != null));
  }

  private @Nullable String href(Actor actor, long meetingId) {
    try {
      meetings.get(actor, meetingId);
      return "/meetings/" + meetingId;
    } catch (NotFound _) {
      return null;
    }
  }
}
