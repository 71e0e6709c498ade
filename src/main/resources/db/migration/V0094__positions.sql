-- What somebody thinks of an item before the meeting; of a circulation, their answer.
create schema positions;

create table positions.position (
  id             bigint generated always as identity primary key,
  item_id        bigint not null references meetings.agenda_item on delete cascade,
  person_id      bigint not null references organisations.person,
  -- The post from which it was given.
  post_id        bigint not null references organisations.post,
  stance         text check (stance in ('agree', 'objection', 'comment')),
  wants_to_speak boolean not null,
  text           text check (text <> ''),
  given_at       timestamptz not null,
  unique (item_id, person_id),
  constraint position_says_something check (stance is not null or wants_to_speak),
  constraint objections_and_comments_have_words check (stance not in ('objection', 'comment') or text is not null)
);
create index position_person on positions.position (person_id, item_id);

-- Before the meeting; a circulation is answered while it goes round.
create function positions.positions_stand() returns trigger language plpgsql as $$
begin
  if not exists (select from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
                  where i.id = new.item_id
                    and (m.state in ('planned', 'convened', 'postponed')
                         or (m.form = 'circulation' and m.state = 'in_session'))
                    for share of m) then
    raise exception 'positions are given before the meeting' using errcode = 'check_violation',
      constraint = 'positions_stand';
  end if;
  return new;
end $$;
create trigger positions_stand before insert or update on positions.position
  for each row execute function positions.positions_stand();
