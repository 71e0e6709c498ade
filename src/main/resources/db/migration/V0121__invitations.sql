-- Who is called to a meeting and what they answer; rooms; and calendars that people subscribe to.
create schema invitations;

create table invitations.room (
  id              bigint generated always as identity primary key,
  -- The body whose room it is.
  organisation_id bigint not null references organisations.organisation,
  name            text not null check (name <> '' and length(name) <= 200),
  seats           int check (seats between 1 and 100000),
  closed_at       timestamptz
);
create unique index room_name on invitations.room (organisation_id, lower(name)) where closed_at is null;

-- The notice of a meeting, and what its entry in every calendar carries (RFC 5545): an identity that never
-- changes, and a number that rises whenever what is shown there changes, so that calendars take the newer one.
create table invitations.notice (
  meeting_id bigint primary key references meetings.meeting,
  uid        uuid not null unique default gen_random_uuid(),
  sequence   int not null default 0,
  -- The number at which the day or the hours last changed: an answer given before is asked for anew.
  moved_at   int not null default 0,
  changed_at timestamptz not null default now(),
  room_id    bigint references invitations.room,
  answer_by  date,
  -- What those called should know: what to bring, where to sit.
  words      text check (length(words) <= 4000)
);
create index notice_room on invitations.notice (room_id) where room_id is not null;

-- Each meeting has one, whoever made it and however.
insert into invitations.notice (meeting_id) select id from meetings.meeting;
create function invitations.each_meeting_has_its_notice() returns trigger language plpgsql as $$
begin
  insert into invitations.notice (meeting_id) values (new.id);
  return null;
end $$;
create trigger each_meeting_has_its_notice after insert on meetings.meeting
  for each row execute function invitations.each_meeting_has_its_notice();

-- Day, hours, place, name, and whether it takes place at all: whatever path changed them.
create function invitations.calendars_take_the_newer() returns trigger language plpgsql as $$
begin
  if (new.title, new.held_on, new.starts_at, new.ends_at, new.place, new.state in ('cancelled', 'postponed'))
     is distinct from
     (old.title, old.held_on, old.starts_at, old.ends_at, old.place, old.state in ('cancelled', 'postponed')) then
    update invitations.notice
       set sequence = sequence + 1, changed_at = now(),
           moved_at = case when (new.held_on, new.starts_at, new.ends_at)
                                is distinct from (old.held_on, old.starts_at, old.ends_at)
                           then sequence + 1 else moved_at end
     where meeting_id = new.id;
  end if;
  return null;
end $$;
create trigger calendars_take_the_newer after update on meetings.meeting
  for each row execute function invitations.calendars_take_the_newer();

create function invitations.notice_counts_up() returns trigger language plpgsql as $$
begin
  if new.sequence < old.sequence or new.uid <> old.uid then
    raise exception 'a notice keeps its identity and counts up' using errcode = 'check_violation', constraint = 'notice_counts_up';
  end if;
  if (new.room_id, new.words) is distinct from (old.room_id, old.words) and new.sequence = old.sequence then
    new.sequence := old.sequence + 1;
    new.changed_at := now();
  end if;
  return new;
end $$;
create trigger notice_counts_up before update on invitations.notice
  for each row execute function invitations.notice_counts_up();

create table invitations.invitation (
  id            bigint generated always as identity primary key,
  meeting_id    bigint not null references invitations.notice,
  person_id     bigint not null references organisations.person,
  -- The post for which they are called.
  post_id       bigint references organisations.post,
  class         text not null check (class in ('presides', 'member', 'invited', 'staff', 'observer')),
  invited_at    timestamptz not null,
  invited_by    bigint not null references organisations.person,
  -- The notice as it was when it was last sent to them; null: not sent yet, and not theirs to see.
  sent_sequence int,
  sent_at       timestamptz,
  answer        text check (answer in ('coming', 'excused', 'substitute')),
  reason        text check (length(reason) <= 1000),
  substitute_id bigint references organisations.person,
  substitute    text check (length(substitute) <= 300),
  answered_at   timestamptz,
  answered_by   bigint references organisations.person,
  answered_through text check (answered_through in ('page', 'calendar', 'secretary')),
  -- The notice as it was when they answered.
  answered_sequence int,
  reminded_on   date,
  withdrawn_at  timestamptz,
  unique (meeting_id, person_id),
  constraint sent_whole check ((sent_sequence is null) = (sent_at is null)),
  constraint answered_whole check
    ((answer is null) = (answered_at is null) and (answer is null) = (answered_through is null)
     and (answer is null) = (answered_by is null) and (answer is null) = (answered_sequence is null)),
  constraint excused_says_why check (answer is distinct from 'excused' or coalesce(reason, '') <> ''),
  constraint a_substitute_is_named check
    ((answer is not distinct from 'substitute') = (num_nonnulls(substitute_id, substitute) = 1)
     and (answer is not distinct from 'substitute' or num_nonnulls(substitute_id, substitute) = 0)),
  constraint nobody_stands_in_for_themselves check (substitute_id <> person_id)
);
create index invitation_person on invitations.invitation (person_id) where withdrawn_at is null;

-- An address at which a calendar program fetches meetings without signing in: of one person; all that concern
-- them, or those of one organisation as far as they may see it. The secret in the address is not kept, only its hash.
create table invitations.subscription (
  id              bigint generated always as identity primary key,
  person_id       bigint not null references organisations.person,
  organisation_id bigint references organisations.organisation,
  secret_hash     text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
  language        text not null check (language in ('en', 'zh-Hans')),
  made_at         timestamptz not null,
  last_fetched_on date,
  revoked_at      timestamptz
);
create unique index subscription_live on invitations.subscription (person_id, organisation_id) nulls not distinct
  where revoked_at is null;
