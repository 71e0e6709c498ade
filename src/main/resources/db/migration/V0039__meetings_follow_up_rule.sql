-- An organisation whose meetings get a report on earlier decisions by themselves.
create table meetings.follow_up_rule (
  organisation_id bigint primary key references organisations.organisation,
  set_by          bigint not null references organisations.person,
  set_at          timestamptz not null default now()
);
