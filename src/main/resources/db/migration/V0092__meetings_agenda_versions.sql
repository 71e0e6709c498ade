-- What an agenda was when it was drafted, approved and made final, so that it can be said what has changed
-- since. A version is never changed; item_id outlives its item.
create table meetings.agenda_version (
  id         bigint generated always as identity primary key,
  meeting_id bigint not null references meetings.meeting,
  number     int not null check (number > 0),
  stage      text not null check (stage in ('draft', 'approved', 'final')),
  note       text check (note <> ''),
  made_at    timestamptz not null,
  made_by    bigint not null references organisations.person,
  unique (meeting_id, number)
);

create table meetings.agenda_version_item (
  version_id bigint not null references meetings.agenda_version,
  item_id    bigint not null,
  number     int not null,
  kind       text not null,
  title      text not null,
  text       text,
  minutes    int,
  access     text not null check (access in ('internal', 'restricted')),
  -- As it was called then, in the language of the meeting's record.
  presenter  text,
  primary key (version_id, item_id)
);

create function meetings.version_stands() returns trigger language plpgsql as $$
begin
  raise exception 'a version of an agenda stands' using errcode = 'check_violation', constraint = 'version_stands';
end $$;
create trigger version_stands before update or delete on meetings.agenda_version
  for each row execute function meetings.version_stands();
create trigger version_items_stand before update or delete on meetings.agenda_version_item
  for each row execute function meetings.version_stands();

-- Approved is what was drafted; final is what was approved.
create function meetings.stages_follow() returns trigger language plpgsql as $$
declare before text;
begin
  select stage into before from meetings.agenda_version
   where meeting_id = new.meeting_id order by number desc limit 1;
  if (new.stage = 'approved' and before is distinct from 'draft')
     or (new.stage = 'final' and before is distinct from 'approved') then
    raise exception 'an agenda does not go from % to %', before, new.stage
      using errcode = 'check_violation', constraint = 'stages_follow';
  end if;
  return new;
end $$;
create trigger stages_follow before insert on meetings.agenda_version
  for each row execute function meetings.stages_follow();
