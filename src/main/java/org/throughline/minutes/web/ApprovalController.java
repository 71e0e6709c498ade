package org.throughline.minutes.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.minutes.ApprovalAgendas;
import org.throughline.minutes.Approvals;
import org.throughline.minutes.Basis;
import org.throughline.minutes.Circulations;
import org.throughline.minutes.Comments;
import org.throughline.minutes.Signatures;
import org.throughline.minutes.SigningPlace;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Comments on minutes, circulates, approves and signs them.
@Controller
class ApprovalController {
  private final Comments comments;
  private final Circulations circulations;
  private final ApprovalAgendas agendas;
  private final Approvals approvals;
  private final Signatures signatures;
  private final MinutesPages pages;

  ApprovalController(
      Comments comments,
      Circulations circulations,
      ApprovalAgendas agendas,
      Approvals approvals,
      Signatures signatures,
      MinutesPages pages) {
    this.comments = comments;
    this.circulations = circulations;
    this.agendas = agendas;
    this.approvals = approvals;
    this.signatures = signatures;
    this.pages = pages;
  }

  /// @param line empty for the minutes as a whole
  @PostMapping("/minutes/{id}/comments")
  @Requires(Permission.MINUTES_COMMENT)
  ModelAndView comment(
      @PathVariable("id") long id,
      @RequestParam(name = "line", required = false) @Nullable String line,
      @RequestParam(name = "text", required = false) @Nullable String text,
      Actor actor,
      Language language) {
    var said = Typed.text(text);
    return answer(
        comments.add(actor, id, Typed.id(line).orElse(null), said),
        "minutes.commented",
        new MinutesPage.Typed("comment", said),
        id,
        actor,
        language);
  }

  @PostMapping("/minutes/{id}/comments/{comment}/settling")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView settle(
      @PathVariable("id") long id,
      @PathVariable("comment") long comment,
      Actor actor,
      Language language) {
    return answer(
        comments.settle(actor, id, comment),
        "minutes.settled",
        MinutesPage.Typed.NOTHING,
        id,
        actor,
        language);
  }

  @PostMapping("/minutes/{id}/circulation")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView circulate(
      @PathVariable("id") long id,
      @RequestParam(name = "until", required = false) @Nullable String until,
      Actor actor,
      Language language) {
    return answer(
        circulations.circulate(actor, id, Typed.date(until).orElse(null)),
        "minutes.circulated",
        new MinutesPage.Typed("circulate", Typed.text(until)),
        id,
        actor,
        language);
  }

  @PostMapping("/minutes/{id}/recall")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView recall(@PathVariable("id") long id, Actor actor, Language language) {
    return answer(
        circulations.recall(actor, id),
        "minutes.recalled",
        MinutesPage.Typed.NOTHING,
        id,
        actor,
        language);
  }

  @PostMapping("/minutes/{id}/answer")
  @Requires(Permission.MINUTES_COMMENT)
  ModelAndView answer(
      @PathVariable("id") long id,
      @RequestParam(name = "answer", required = false) @Nullable String answer,
      @RequestParam(name = "text", required = false) @Nullable String text,
      Actor actor,
      Language language) {
    var said = Typed.text(text);
    Boolean agrees =
        "agrees".equals(answer) ? Boolean.TRUE : "objects".equals(answer) ? Boolean.FALSE : null;
    return answer(
        circulations.answer(actor, id, agrees, said),
        "minutes.answered",
        new MinutesPage.Typed("answer", said),
        id,
        actor,
        language);
  }

  @PostMapping("/minutes/{id}/agenda")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView putOnAgenda(
      @PathVariable("id") long id,
      @RequestParam(name = "meeting", required = false) @Nullable String meeting,
      Actor actor,
      Language language) {
    return answer(
        agendas.putOnAgenda(actor, id, Typed.idOrNotFound(Kind.MEETING, Typed.text(meeting))),
        "minutes.put_on_agenda",
        new MinutesPage.Typed("agenda", ""),
        id,
        actor,
        language);
  }

  /// @param item where a later meeting approved them
  @PostMapping("/minutes/{id}/approval")
  @Requires(Permission.MINUTES_APPROVE)
  ModelAndView approve(
      @PathVariable("id") long id,
      @RequestParam(name = "basis", required = false) @Nullable String basis,
      @RequestParam(name = "item", required = false) @Nullable String item,
      Actor actor,
      Language language) {
    return answer(
        approvals.approve(
            actor,
            id,
            Coded.find(Basis.class, basis).orElse(Basis.HAND),
            Typed.id(item).orElse(null)),
        "minutes.approved",
        new MinutesPage.Typed("approve", ""),
        id,
        actor,
        language);
  }

  @PostMapping("/minutes/{id}/signature")
  @Requires(Permission.MINUTES_SIGN)
  ModelAndView sign(
      @PathVariable("id") long id,
      @RequestParam(name = "place", required = false) @Nullable String place,
      Actor actor,
      Language language) {
    return answer(
        Coded.find(SigningPlace.class, place)
            .map(each -> signatures.sign(actor, id, each))
            .orElseGet(() -> Outcome.invalid("minutes.sign.place_missing")),
        "minutes.signed",
        MinutesPage.Typed.NOTHING,
        id,
        actor,
        language);
  }

  private ModelAndView answer(
      Outcome<Long> outcome,
      String done,
      MinutesPage.Typed typed,
      long id,
      Actor actor,
      Language language) {
    return outcome.fold(
        _ -> Pages.seeOther("/minutes/" + id, done),
        why ->
            Refusals.shown(
                why, Pages.page("minutes/show", pages.page(actor, id, language, typed))));
  }
}
