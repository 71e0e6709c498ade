-- Reminded of once, for each day on which it was to be held; a meeting that moves is reminded of anew.
create table meetings.reminded (
  meeting_id bigint not null references meetings.meeting,
  held_on    date not null,
  told_at    timestamptz not null,
  primary key (meeting_id, held_on)
);

-- A data request is reminded of so many days before it is due; one that is extended, anew.
create table indicators.reminded (
  request_id bigint not null references indicators.request,
  due_on     date not null,
  days       smallint not null check (days between 0 and 30),
  told_at    timestamptz not null,
  primary key (request_id, due_on, days)
);
