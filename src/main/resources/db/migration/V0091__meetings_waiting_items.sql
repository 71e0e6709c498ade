-- Items that wait for a meeting: put off, referred, of a cancelled meeting, or brought in as a topic.
-- Each stands in one place at a time: waiting, on an agenda, or laid aside with a reason. None is lost.
create table meetings.waiting_item (
  id              bigint generated always as identity primary key,
  -- Whose meeting it waits for.
  organisation_id bigint not null references organisations.organisation,
  -- The item it was; null where it comes from elsewhere.
  from_item_id    bigint unique references meetings.agenda_item,
  kind            text not null check (kind in ('convey', 'report', 'proposal', 'inform', 'elect', 'follow_up', 'arrange')),
  title           text not null check (title <> ''),
  text            text,
  minutes         int check (minutes between 1 and 1440),
  access          text not null default 'internal' check (access in ('internal', 'restricted')),
  presenter_organisation_id bigint references organisations.organisation,
  presenter_person_id       bigint references organisations.person,
  presenter       text check (presenter <> ''),
  -- Goes on no meeting before this day.
  not_before      date,
  -- Whether it goes on the organisation's next agenda by itself.
  by_rule         boolean not null,
  since           timestamptz not null,
  placed_item_id  bigint unique references meetings.agenda_item,
  laid_aside_at   timestamptz,
  laid_aside_by   bigint references organisations.person,
  laid_aside_reason text check (laid_aside_reason <> ''),
  constraint waiting_item_has_one_presenter
    check (num_nonnulls(presenter_organisation_id, presenter_person_id, presenter) <= 1),
  constraint laid_aside_with_a_reason check (num_nulls(laid_aside_at, laid_aside_by, laid_aside_reason) in (0, 3)),
  constraint waiting_item_stands_in_one_place check (placed_item_id is null or laid_aside_at is null)
);
create index waiting_item_organisation on meetings.waiting_item (organisation_id, id)
  where placed_item_id is null and laid_aside_at is null;

-- What a cancelled meeting would have dealt with waits for another. Reports on earlier decisions do not:
-- each meeting gets its own.
create function meetings.cancelled_items_wait() returns trigger language plpgsql as $$
begin
  if exists (select from meetings.agenda_item i
              where i.meeting_id = new.id and i.kind <> 'follow_up'
                and not exists (select from meetings.waiting_item w where w.from_item_id = i.id)) then
    raise exception 'an item of a cancelled meeting would be lost' using errcode = 'check_violation',
      constraint = 'cancelled_items_wait';
  end if;
  return null;
end $$;
create constraint trigger cancelled_items_wait after update of state on meetings.meeting
  deferrable initially deferred for each row
  when (new.state = 'cancelled' and old.state <> 'cancelled') execute function meetings.cancelled_items_wait();
-- Those cancelled before there was such a rule.
insert into meetings.waiting_item (organisation_id, from_item_id, kind, title, text, by_rule, since,
                                   laid_aside_at, laid_aside_by, laid_aside_reason)
select m.organisation_id, i.id, i.kind, i.title, i.text, false, now(), now(), m.created_by, 'cancelled with its meeting'
  from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
 where m.state = 'cancelled' and i.kind <> 'follow_up' and m.created_by is not null;
