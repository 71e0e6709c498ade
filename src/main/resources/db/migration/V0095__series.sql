-- Meetings that come again: the terms of an organisation, its series with what each meeting of them begins
-- with, and the number that each meeting has in its series and term.
create schema series;

create table series.term (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  -- As the organisation calls it: "Fifth term", 第五届.
  name            text not null check (name <> ''),
  begins_on       date not null,
  ends_on         date,
  check (ends_on >= begins_on)
);
create index term_organisation on series.term (organisation_id, begins_on);

create function series.terms_follow() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('series.term', new.organisation_id));
  if exists (select from series.term t
              where t.organisation_id = new.organisation_id and t.id <> new.id
                and daterange(t.begins_on, t.ends_on, '[]') && daterange(new.begins_on, new.ends_on, '[]')) then
    raise exception 'terms of an organisation do not overlap' using errcode = 'check_violation', constraint = 'terms_follow';
  end if;
  return new;
end $$;
create trigger terms_follow before insert or update on series.term
  for each row execute function series.terms_follow();

create table series.schedule (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  title           text not null check (title <> ''),
  form            text not null check (form in ('ordinary', 'enlarged', 'special', 'circulation')),
  language        text not null check (language in ('en', 'zh-Hans')),
  access          text not null check (access in ('internal', 'restricted')),
  place           text,
  starts_at       time,
  ends_at         time,
  -- From the first day on; monthly keeps the weekday and the week of the month.
  rhythm          text not null check (rhythm in ('weekly', 'fortnightly', 'monthly')),
  first_on        date not null,
  created_at      timestamptz not null,
  created_by      bigint not null references organisations.person,
  ended_at        timestamptz
);
create index schedule_organisation on series.schedule (organisation_id, id);

-- What each meeting begins with.
create table series.item (
  series_id bigint not null references series.schedule,
  number    int not null check (number > 0),
  kind      text not null check (kind in ('report', 'proposal', 'inform', 'elect', 'arrange')),
  title     text not null check (title <> ''),
  text      text,
  minutes   int check (minutes between 1 and 1440),
  primary key (series_id, number)
);

create table series.meeting (
  meeting_id bigint primary key references meetings.meeting,
  series_id  bigint not null references series.schedule,
  -- Null before the first term.
  term_id    bigint references series.term,
  number     int not null check (number > 0),
  -- The day that the rhythm gave, before it was moved to a working day or by hand.
  due_on     date not null,
  unique (series_id, due_on),
  unique nulls not distinct (series_id, term_id, number)
);
