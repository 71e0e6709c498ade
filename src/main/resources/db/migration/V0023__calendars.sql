-- Working calendars: a body keeps one, or the nearest body above it that does holds; where none does, Monday to Friday.
create schema calendars;

-- Drawn anew at each change and never given back, so that what a server keeps in memory under a number is that
-- number's content, also where a change was rolled back.
create sequence calendars.revision;

create table calendars.calendar (
  organisation_id bigint primary key references organisations.organisation,
  revision        bigint not null default nextval('calendars.revision'),
  begun_at        timestamptz not null default now()
);

-- Only the days that are not as their weekday says.
create table calendars.day (
  organisation_id bigint not null references calendars.calendar on delete cascade,
  on_day          date not null check (on_day between '2000-01-01' and '2099-12-31'),
  kind            text not null check (kind in ('holiday', 'working')),
  name_en         text check (name_en <> '' and length(name_en) <= 100),
  name_zh         text check (name_zh <> '' and length(name_zh) <= 100),
  primary key (organisation_id, on_day),
  constraint day_has_a_name check (coalesce(name_en, name_zh) is not null),
  -- Monday to Friday are worked anyway; a make-up day on one would be a slip of the pen.
  constraint made_up_at_a_weekend check (kind = 'holiday' or extract(isodow from on_day) > 5)
);

-- What became of each day, and by whom; also of calendars given up.
create table calendars.change (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  on_day          date not null,
  kind            text not null check (kind in ('holiday', 'working')),
  name_en         text,
  name_zh         text,
  -- False: taken out.
  entered         boolean not null,
  changed_at      timestamptz not null,
  person_id       bigint references organisations.person,
  post_id         bigint references organisations.post
);
create index change_calendar on calendars.change (organisation_id, id);
create function calendars.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was written down here stays as it is';
end $$;
create trigger change_is_append_only before update or delete or truncate on calendars.change
  for each statement execute function calendars.refuse_change();
