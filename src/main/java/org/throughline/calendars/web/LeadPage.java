package org.throughline.calendars.web;

import java.util.Map;
import org.throughline.calendars.MinimumLeads;
import org.throughline.organisations.Organisation;
import org.throughline.organisations.OrganisationKind;

public record LeadPage(
    Organisation body, Map<OrganisationKind, MinimumLeads.Holding> leads, boolean mayKeep) {}
