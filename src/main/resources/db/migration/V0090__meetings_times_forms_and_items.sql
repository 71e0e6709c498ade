-- What is prepared before a meeting: its times, who is added to its members, a form that needs no
-- meeting at all; and of each item who presents it, how long it may take, and whether it is confidential.
alter table meetings.meeting
  add column ends_at time,
  -- Named classes beyond the members: "heads of county water bureaus", one a line.
  add column enlarged_with text check (enlarged_with <> ''),
  drop constraint meeting_form_check,
  add constraint meeting_form_check check (form in ('ordinary', 'enlarged', 'special', 'circulation')),
  add constraint meetings_end_after_they_start check (ends_at is null or (starts_at is not null and ends_at > starts_at)),
  -- A circulation is answered in writing until its day: it has neither a room nor an hour.
  add constraint circulations_meet_nowhere check
    (form <> 'circulation' or num_nonnulls(starts_at, ends_at, place) = 0);

alter table meetings.agenda_item
  -- The time it is given, in minutes.
  add column minutes int check (minutes between 1 and 1440),
  add column access text not null default 'internal' check (access in ('internal', 'restricted')),
  add column presenter_person_id bigint references organisations.person,
  -- The presenter as written, where it is nobody of the body.
  add column presenter text check (presenter <> ''),
  -- Put on the agenda after the meeting had been convened.
  add column late boolean not null default false,
  add constraint item_has_one_presenter check (num_nonnulls(presenter_organisation_id, presenter_person_id, presenter) <= 1);
create index agenda_item_presenter on meetings.agenda_item (presenter_person_id) where presenter_person_id is not null;

-- Who comes in for one item only, and may therefore see it where it is confidential.
create table meetings.item_guest (
  id             bigint generated always as identity primary key,
  agenda_item_id bigint not null references meetings.agenda_item on delete cascade,
  person_id      bigint references organisations.person,
  name           text check (name <> ''),
  constraint guest_is_somebody check (num_nonnulls(person_id, name) = 1),
  unique (agenda_item_id, person_id)
);
create index item_guest_person on meetings.item_guest (person_id) where person_id is not null;

-- Confidential items are the closed part of the agenda, after all others. So the numbers that everybody
-- sees have no gaps, and nobody can count what they may not see.
create function meetings.closed_part_is_last() returns trigger language plpgsql as $$
begin
  if exists (select from meetings.agenda_item open, meetings.agenda_item closed
              where open.meeting_id = new.meeting_id and open.access = 'internal'
                and closed.meeting_id = new.meeting_id and closed.access = 'restricted'
                and closed.number < open.number) then
    raise exception 'confidential items stand last' using errcode = 'check_violation', constraint = 'closed_part_is_last';
  end if;
  return null;
end $$;
create constraint trigger closed_part_is_last after insert or update of number, access, meeting_id on meetings.agenda_item
  deferrable initially deferred for each row execute function meetings.closed_part_is_last();
