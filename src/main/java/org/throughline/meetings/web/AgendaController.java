package org.throughline.meetings.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.meetings.Agenda;
import org.throughline.meetings.AgendaItem;
import org.throughline.meetings.AgendaOrder;
import org.throughline.meetings.Meetings;
import org.throughline.organisations.Actor;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Kind;
import org.throughline.shared.Language;
import org.throughline.shared.NotFound;
import org.throughline.shared.Outcome;
import org.throughline.shared.Ref;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// The items of a meeting.
@Controller
class AgendaController {
  private final Agenda agenda;
  private final AgendaOrder order;
  private final Meetings meetings;
  private final MeetingPages pages;
  private final MeetingChoices choices;
  private final Policy policy;

  AgendaController(
      Agenda agenda,
      AgendaOrder order,
      Meetings meetings,
      MeetingPages pages,
      MeetingChoices choices,
      Policy policy) {
    this.agenda = agenda;
    this.order = order;
    this.meetings = meetings;
    this.pages = pages;
    this.choices = choices;
    this.policy = policy;
  }

  @PostMapping("/meetings/{id}/items")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView add(
      @PathVariable("id") long id, @ModelAttribute ItemForm form, Actor actor, Language language) {
    return ItemForms.item(form)
        .fold(item -> agenda.add(actor, id, item), Outcome::<Long>refused)
        .fold(
            item -> Pages.seeOther("/meetings/" + id + "#item-" + item, "meetings.item_added"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("meetings/show", pages.page(actor, id, language, Typed.in(form)))));
  }

  @GetMapping("/meetings/{id}/items/{item}/edit")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView edit(
      @PathVariable("id") long id,
      @PathVariable("item") long itemId,
      Actor actor,
      Language language) {
    var item = item(actor, id, itemId);
    policy.require(actor, Permission.MEETING_PREPARE, meetings.get(actor, id).organisationId());
    return editing(actor, language, item, ItemForm.of(item));
  }

  @PostMapping("/meetings/{id}/items/{item}")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView change(
      @PathVariable("id") long id,
      @PathVariable("item") long itemId,
      @ModelAttribute ItemForm form,
      Actor actor,
      Language language) {
    var item = item(actor, id, itemId);
    return ItemForms.item(form)
        .fold(changed -> agenda.change(actor, itemId, changed), Outcome::<Long>refused)
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "#item-" + itemId, "meetings.changed"),
            why -> Refusals.shown(why, editing(actor, language, item, form)));
  }

  @PostMapping("/meetings/{id}/items/{item}/position")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView move(
      @PathVariable("id") long id,
      @PathVariable("item") long itemId,
      @RequestParam(name = "direction", required = false) @Nullable String direction,
      Actor actor,
      Language language) {
    item(actor, id, itemId);
    var way =
        Coded.find(AgendaOrder.Direction.class, direction)
            .orElseThrow(() -> new NotFound("direction"));
    return order
        .move(actor, itemId, way)
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "#item-" + itemId),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("meetings/show", pages.page(actor, id, language, Typed.NOTHING))));
  }

  @PostMapping("/meetings/{id}/order")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView arrange(
      @PathVariable("id") long id,
      @RequestParam(name = "item", required = false) @Nullable List<String> items,
      Actor actor,
      Language language) {
    var wanted =
        items == null
            ? List.<Long>of()
            : items.stream().map(each -> Forms.id(each, Kind.AGENDA_ITEM)).toList();
    return order
        .arrange(actor, id, wanted)
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "#agenda", "meetings.ordered"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("meetings/show", pages.page(actor, id, language, Typed.NOTHING))));
  }

  @PostMapping("/meetings/{id}/items/{item}/removal")
  @Requires(Permission.MEETING_PREPARE)
  ModelAndView remove(
      @PathVariable("id") long id,
      @PathVariable("item") long itemId,
      Actor actor,
      Language language) {
    item(actor, id, itemId);
    return agenda
        .remove(actor, itemId)
        .fold(
            _ -> Pages.seeOther("/meetings/" + id + "#agenda", "meetings.item_removed"),
            why ->
                Refusals.shown(
                    why,
                    Pages.page("meetings/show", pages.page(actor, id, language, Typed.NOTHING))));
  }

  /// An item of another meeting is not found below this one.
  private AgendaItem item(Actor actor, long meetingId, long itemId) {
    var item = agenda.item(actor, itemId);
    if (item.meetingId() != meetingId) {
      throw new NotFound(new Ref(Kind.AGENDA_ITEM, itemId));
    }
    return item;
  }

  private ModelAndView editing(Actor actor, Language language, AgendaItem item, ItemForm form) {
    var meeting = meetings.get(actor, item.meetingId());
    return Pages.page(
        "meetings/item",
        new ItemPage(
            meeting.id(),
            item.id(),
            item.number(),
            meeting.title(),
            meeting.language().tag(),
            form,
            choices.directives(actor),
            choices.organisations(actor, language),
            choices.people(actor, language)));
  }
}
