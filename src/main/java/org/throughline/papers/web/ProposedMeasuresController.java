package org.throughline.papers.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.papers.ProposedMeasures;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;
import org.throughline.shared.web.Typed;

/// Superior's clause, proposed measure, adopted measure, side by side.
@Controller
class ProposedMeasuresController {
  private static final String FIELD = "measure-";

  private final ProposedMeasures measures;
  private final Agenda agenda;
  private final Meetings meetings;
  private final Policy policy;

  ProposedMeasuresController(
      ProposedMeasures measures, Agenda agenda, Meetings meetings, Policy policy) {
    this.measures = measures;
    this.agenda = agenda;
    this.meetings = meetings;
    this.policy = policy;
  }

  @GetMapping("/items/{id}/measures")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(actor, id, Map.of());
  }

  /// Fields are named by clause: `measure-17`.
  @PostMapping("/items/{id}/measures")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView propose(
      @PathVariable long id, @RequestParam MultiValueMap<String, String> sent, Actor actor) {
    var texts = new HashMap<Long, String>();
    sent.toSingleValueMap()
        .forEach((field, value) -> {
          if (field.startsWith(FIELD)) {
            Typed.id(field.substring(FIELD.length()))
                .ifPresent(clause -> texts.put(clause, Typed.text(value)));
          }
        });
    return measures
        .propose(actor, id, texts)
        .fold(
            _ -> Pages.seeOther("/items/" + id + "/measures", "papers.proposed"),
            why -> Refusals.shown(why, page(actor, id, texts)));
  }

  private ModelAndView page(Actor actor, long id, Map<Long, String> typed) {
    var item = agenda.item(actor, id);
    var meeting = meetings.get(actor, item.meetingId());
    return Pages.page(
        "papers/measures",
        new MeasuresPage(
            meeting,
            item,
            measures.ofItem(actor, item),
            meeting.state().agendaOpen()
                && policy.allows(actor, Permission.MEETING_PREPARE, meeting.organisationId()),
            typed));
  }
}
