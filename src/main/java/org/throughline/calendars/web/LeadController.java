package org.throughline.calendars.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.throughline.calendars.MinimumLead;
import org.throughline.calendars.MinimumLeads;
import org.throughline.organisations.Actor;
import org.throughline.organisations.OrganisationKind;
import org.throughline.organisations.Organisations;
import org.throughline.organisations.Permission;
import org.throughline.organisations.Policy;
import org.throughline.organisations.Requires;
import org.throughline.shared.Coded;
import org.throughline.shared.Outcome;
import org.throughline.shared.web.Pages;
import org.throughline.shared.web.Refusals;

/// The least working days of each level, as they hold at a body.
@Controller
class LeadController {
  private final MinimumLeads leads;
  private final Organisations organisations;
  private final Policy policy;

  LeadController(MinimumLeads leads, Organisations organisations, Policy policy) {
    this.leads = leads;
    this.organisations = organisations;
    this.policy = policy;
  }

  @GetMapping("/calendars/{id}/leads")
  @Requires(Permission.RECORD_READ)
  ModelAndView show(@PathVariable long id, Actor actor) {
    return page(actor, organisations.get(actor, id).bodyId());
  }

  @PostMapping("/calendars/{id}/leads")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView say(@PathVariable long id, @ModelAttribute LeadForm form, Actor actor) {
    var body = organisations.get(actor, id).bodyId();
    var kind = Coded.find(OrganisationKind.class, form.kind());
    if (kind.isEmpty()) {
      return answer(actor, body, Outcome.invalid("calendars.refused.lead_kind"));
    }
    return switch (form.read()) {
      case Outcome.Refused<MinimumLead>(var why) -> answer(actor, body, Outcome.refused(why));
      case Outcome.Done<MinimumLead>(var lead) ->
          answer(actor, body, leads.say(actor, body, kind.get(), lead));
    };
  }

  /// Says nothing of the kind any more.
  @PostMapping("/calendars/{id}/lead-removals")
  @Requires(Permission.CALENDAR_KEEP)
  ModelAndView unsay(@PathVariable long id, @ModelAttribute LeadForm form, Actor actor) {
    var body = organisations.get(actor, id).bodyId();
    var kind = Coded.find(OrganisationKind.class, form.kind());
    return answer(
        actor,
        body,
        kind.isEmpty()
            ? Outcome.invalid("calendars.refused.lead_kind")
            : leads.say(actor, body, kind.get(), null));
  }

  private ModelAndView answer(Actor actor, long body, Outcome<OrganisationKind> outcome) {
    return outcome.fold(
        _ -> Pages.seeOther("/calendars/" + body + "/leads", "calendars.lead_said"),
        why -> Refusals.shown(why, page(actor, body)));
  }

  private ModelAndView page(Actor actor, long body) {
    return Pages.page(
        "calendars/leads",
        new LeadPage(
            organisations.get(body),
            leads.at(body),
            policy.allows(actor, Permission.CALENDAR_KEEP, body)));
  }
}
