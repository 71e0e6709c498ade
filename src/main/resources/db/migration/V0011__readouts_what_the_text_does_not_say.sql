-- A meeting needs an organisation of this register and a day, which a text may not say; whoever
-- confirms the reading gives them. They are not values read out of it, so they have no span. A
-- reading may also be of another body's meeting: then only its text is kept, as a directive.
alter table readouts.reading
  add column keeps_meeting boolean not null default true,
  add column meeting_organisation_id bigint references organisations.organisation,
  add column meeting_held_on date,
  -- The readout as a whole, with a clause for each requirement.
  add column directive_id bigint references directives.directive,
  add constraint confirmed_says_what_became check
    (state <> 'confirmed' or (directive_id is not null and (meeting_id is not null) = keeps_meeting));

-- The same text is read once in a body, unless the earlier reading was discarded.
create unique index reading_once on readouts.reading (organisation_id, sha256) where state <> 'discarded';
create index reading_meeting on readouts.reading (meeting_id);
create index reading_directive on readouts.reading (directive_id);
