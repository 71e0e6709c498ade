-- How much a body may ask of others in a month, set by the body above it; what is not set is reckoned from the number of
-- bodies beneath.
create table indicators.budget (
  organisation_id bigint primary key references organisations.organisation,
  fields          int not null check (fields between 0 and 10000000),
  minutes         int not null check (minutes between 0 and 600000000),
  reason          text,
  set_at          timestamptz not null,
  set_by          bigint not null references organisations.person
);

-- What was charged to each month; its row is locked while a request is charged.
create table indicators.charge (
  organisation_id bigint not null references organisations.organisation,
  month           date not null check (extract(day from month) = 1),
  fields          int not null default 0,
  minutes         int not null default 0,
  primary key (organisation_id, month)
);
