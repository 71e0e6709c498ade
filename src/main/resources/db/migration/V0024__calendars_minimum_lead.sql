-- How many working days a body of a kind needs at least: said by a body for itself and all beneath it; the nearest
-- saying holds, so a body that speaks of its own kind speaks of itself first.
create table calendars.minimum_lead (
  organisation_id bigint not null references organisations.organisation,
  kind            text not null check (kind in ('province', 'city', 'county', 'township', 'body')),
  -- To do its own part.
  own_days        int not null check (own_days between 0 and 250),
  -- To pass on to the level beneath.
  hand_on_days    int not null check (hand_on_days between 0 and 250),
  primary key (organisation_id, kind)
);
