-- Data requests, compiled against the registry: what is held is filled, only the rest is asked, and asked once.
create table indicators.request (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  title           text not null check (title <> ''),
  purpose         text not null check (purpose <> ''),
  due_on          date not null,
  state           text not null default 'draft' check (state in ('draft', 'sent', 'cancelled')),
  drafted_at      timestamptz not null default now(),
  drafted_by      bigint not null references organisations.person,
  sent_at         timestamptz,
  sent_by         bigint references organisations.person,
  -- The month it is charged to, what it costs, and what the month's budget and charge were before it.
  month           date,
  asked_bodies    int not null default 0,
  asked_people    int not null default 0,
  asked_fields    int not null default 0,
  asked_minutes   int not null default 0,
  filled_fields   int not null default 0,
  filled_minutes  int not null default 0,
  computed_fields int not null default 0,
  joined_fields   int not null default 0,
  declined_fields int not null default 0,
  none_fields     int not null default 0,
  budget_fields   int,
  budget_minutes  int,
  before_fields   int,
  before_minutes  int,
  over_reason     text,
  over_seen_at    timestamptz,
  over_seen_by    bigint references organisations.person,
  over_seen_note  text,
  cancelled_reason text,
  constraint sent_with_its_cost check
    (state = 'draft' or (sent_at is not null and month is not null and num_nulls(budget_fields, budget_minutes, before_fields, before_minutes) = 0)),
  constraint over_budget_says_why check
    (state = 'draft' or coalesce(over_reason, '') <> ''
     or (before_fields + asked_fields <= budget_fields and before_minutes + asked_minutes <= budget_minutes)
     or asked_fields = 0),
  constraint cancelled_says_why check (state <> 'cancelled' or coalesce(cancelled_reason, '') <> '')
);
create index request_organisation on indicators.request (organisation_id, id desc);

create table indicators.request_field (
  request_id bigint not null references indicators.request on delete cascade,
  position   smallint not null,
  series_id  bigint not null,
  months     smallint not null,
  period     date not null,
  primary key (request_id, position),
  unique (request_id, series_id, period),
  foreign key (series_id, months) references indicators.series (id, months),
  check (extract(day from period) = 1 and mod(extract(month from period)::int - 1, months) = 0)
);

create table indicators.request_body (
  request_id      bigint not null references indicators.request on delete cascade,
  organisation_id bigint not null references organisations.organisation,
  n_filled        smallint not null default 0,
  n_computed      smallint not null default 0,
  n_joined        smallint not null default 0,
  n_declined      smallint not null default 0,
  n_none          smallint not null default 0,
  n_asked         smallint not null default 0,
  -- The unit of the body that the request was passed to; null: with its secretary.
  unit_id         bigint references organisations.organisation,
  minutes_spent   int check (minutes_spent between 1 and 100000),
  reminded_at     timestamptz,
  primary key (request_id, organisation_id)
);
create index request_body_organisation on indicators.request_body (organisation_id, request_id desc);

-- A figure that is asked for: once, by the request that asked first, however many want it. Rows come from one statement
-- over request_field and request_body, whose keys are checked there: keys of its own would double the time of a request
-- to a whole nation.
create table indicators.ask (
  series_id       bigint not null,
  period          date not null,
  organisation_id bigint not null,
  request_id      bigint not null,
  state           text not null default 'open' check (state in ('open', 'answered', 'declined')),
  -- Declined: not held, not applicable, not ours (then who has it, in the reason).
  declined        text check (declined in ('not_held', 'not_applicable', 'not_ours')),
  reason          text,
  insisted        text,
  at              timestamptz,
  person_id       bigint references organisations.person,
  primary key (series_id, period, organisation_id),
  constraint declined_says_why check ((state = 'declined') = (declined is not null)),
  constraint not_held_says_why check (state <> 'declined' or coalesce(reason, '') <> '')
);
create index ask_open on indicators.ask (organisation_id) where state = 'open';
create index ask_request on indicators.ask (request_id, organisation_id);

-- Never asks for what is held: sending takes the lock alone, entering a figure shares it, so that neither passes the other unseen.
create function indicators.never_ask_for_what_is_held() returns trigger language plpgsql as $$
begin
  if exists (select from fresh n join indicators.figure f
               on f.series_id = n.series_id and f.period = n.period and f.organisation_id = n.organisation_id
              where n.state = 'open') then
    raise exception 'this figure is held' using errcode = 'check_violation', constraint = 'never_asks_for_what_is_held';
  end if;
  return null;
end $$;
create trigger never_ask_for_what_is_held after insert on indicators.ask
  referencing new table as fresh for each statement execute function indicators.never_ask_for_what_is_held();
create trigger never_ask_again_for_what_is_held after update on indicators.ask
  referencing new table as fresh for each statement execute function indicators.never_ask_for_what_is_held();

create function indicators.share_the_lock() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(50, 51);
  return null;
end $$;
create trigger share_the_lock before insert on indicators.figure
  for each statement execute function indicators.share_the_lock();

-- A figure that comes answers whoever asked for it.
create function indicators.answer_asks() returns trigger language plpgsql as $$
begin
  update indicators.ask a set state = 'answered', declined = null, at = n.at, person_id = n.person_id
    from fresh n
   where a.series_id = n.series_id and a.period = n.period and a.organisation_id = n.organisation_id and a.state <> 'answered';
  return null;
end $$;
create trigger answer_asks after insert on indicators.figure
  referencing new table as fresh for each statement execute function indicators.answer_asks();

-- What becomes of each cell of a request: filled (a figure is held), computed (from the bodies beneath), joined (another
-- request asks already), declined (was said not to be had), none (collected from other bodies), asked.
create function indicators.compiled(request bigint)
  returns table (organisation_id bigint, "position" smallint, series_id bigint, period date, how text, minutes int)
  language sql stable rows 100000 as $$
  with fields as materialized (
    select f.position, f.series_id, f.period, i.collected_from, coalesce(i.learned_minutes, i.minutes)::int as minutes
      from indicators.request_field f
      join indicators.series s on s.id = f.series_id
      join indicators.indicator i on i.id = s.indicator_id
     where f.request_id = request
  ), bodies as materialized (
    select b.organisation_id, o.kind, o.first_number, o.last_number
      from indicators.request_body b
      join organisations.organisation o on o.id = b.organisation_id
     where b.request_id = request and o.dissolved_on is null
  ), beneath as materialized (
    select b.organisation_id, k.collected_from
      from bodies b
      join (select distinct collected_from from fields where collected_from is not null) k on k.collected_from <> b.kind
     where exists (select from organisations.organisation d
                    where d.first_number > b.first_number and d.first_number <= b.last_number
                      and d.kind = k.collected_from and d.dissolved_on is null)
  )
  select b.organisation_id, f.position, f.series_id, f.period,
         case when g.series_id is not null then 'filled'
              when f.collected_from <> b.kind then case when u.organisation_id is not null then 'computed' else 'none' end
              when a.state = 'open' then 'joined'
              when a.state = 'declined' then 'declined'
              else 'asked' end,
         f.minutes
    from bodies b
    cross join fields f
    left join indicators.figure g
      on g.series_id = f.series_id and g.period = f.period and g.organisation_id = b.organisation_id
    left join indicators.ask a
      on a.series_id = f.series_id and a.period = f.period and a.organisation_id = b.organisation_id
    left join beneath u
      on u.organisation_id = b.organisation_id and u.collected_from = f.collected_from
$$;
