-- Meetings, their agendas, who attended and what was said.
create schema meetings;

create table meetings.meeting (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  title           text not null check (title <> ''),
  form            text not null check (form in ('ordinary', 'enlarged', 'special')),
  -- "2nd Meeting", 第十次会议: as the body itself counts.
  session         text,
  held_on         date,
  starts_at       time,
  place           text,
  language        text not null check (language in ('en', 'zh-Hans')),
  access          text not null default 'internal' check (access in ('internal', 'restricted')),
  state           text not null default 'planned' check (state in
                    ('planned', 'convened', 'in_session', 'ended', 'minutes_drafted', 'minutes_approved', 'closed',
                     'cancelled', 'postponed')),
  minutes         text,
  minutes_drafted_by  bigint references organisations.person,
  minutes_approved_by bigint references organisations.person,
  created_at      timestamptz not null default now(),
  created_by      bigint references organisations.person,
  constraint held_meetings_have_a_date check
    (state in ('planned', 'convened', 'cancelled', 'postponed') or held_on is not null),
  constraint minutes_stand check
    (state not in ('minutes_drafted', 'minutes_approved', 'closed')
     or (coalesce(minutes, '') <> '' and minutes_drafted_by is not null)),
  constraint minutes_are_approved check (state not in ('minutes_approved', 'closed') or minutes_approved_by is not null),
  constraint minutes_are_approved_by_another check (minutes_approved_by <> minutes_drafted_by)
);
create index meeting_organisation on meetings.meeting (organisation_id, held_on desc nulls first, id desc);

create table meetings.agenda_item (
  id         bigint generated always as identity primary key,
  meeting_id bigint not null references meetings.meeting,
  number     int not null check (number between 1 and 500),
  kind       text not null check (kind in ('convey', 'report', 'proposal', 'inform', 'elect', 'follow_up', 'arrange')),
  title      text not null check (title <> ''),
  text       text,
  presenter_organisation_id bigint references organisations.organisation,
  unique (meeting_id, number) deferrable initially deferred
);

create table meetings.agenda_item_directive (
  agenda_item_id bigint not null references meetings.agenda_item,
  directive_id   bigint not null references directives.directive,
  -- Set when the meeting has ended: the directive was conveyed at it.
  conveyance_id  bigint references directives.conveyance,
  primary key (agenda_item_id, directive_id)
);
create index agenda_item_directive_directive on meetings.agenda_item_directive (directive_id);

create table meetings.attendance (
  id         bigint generated always as identity primary key,
  meeting_id bigint not null references meetings.meeting,
  class      text not null check (class in
               ('presides', 'member', 'invited', 'staff', 'observer', 'media', 'excused', 'absent', 'substitute')),
  person_id  bigint references organisations.person,
  -- The post exercised at this meeting, as known and as written.
  post_id    bigint references organisations.post,
  name       text,
  post_title text,
  -- "and 12 heads of departments": only a count is known.
  head_count int check (head_count > 0),
  constraint attendance_says_who check (num_nonnulls(person_id, name, post_title, head_count) > 0),
  unique (meeting_id, person_id)
);
create index attendance_meeting on meetings.attendance (meeting_id);

create table meetings.statement (
  id             bigint generated always as identity primary key,
  meeting_id     bigint not null references meetings.meeting,
  agenda_item_id bigint references meetings.agenda_item,
  number         int not null,
  verb           text not null check (verb in ('agreed', 'emphasised', 'pointed_out', 'required', 'pledged', 'reported')),
  -- Null: "the meeting".
  speaker        text,
  person_id      bigint references organisations.person,
  text           text not null check (text <> ''),
  addressee      text,
  unique (meeting_id, number)
);
create index statement_item on meetings.statement (agenda_item_id) where agenda_item_id is not null;

-- The ways from state to state; MeetingTransition says who may go which.
create function meetings.meeting_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- A meeting is planned; one that was held already is written down as in session, and then ended.
    if new.state not in ('planned', 'in_session') then
      raise exception 'a meeting begins planned' using errcode = 'check_violation', constraint = 'meeting_moves';
    end if;
  elsif new.state <> old.state and (old.state, new.state) not in (
      ('planned', 'convened'), ('planned', 'postponed'), ('planned', 'cancelled'),
      ('convened', 'in_session'), ('convened', 'postponed'), ('convened', 'cancelled'),
      ('postponed', 'planned'), ('postponed', 'cancelled'),
      ('in_session', 'ended'), ('ended', 'minutes_drafted'),
      ('minutes_drafted', 'minutes_approved'), ('minutes_approved', 'closed')) then
    raise exception 'a meeting does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'meeting_moves';
  end if;
  return new;
end $$;
create trigger meeting_moves before insert or update of state on meetings.meeting
  for each row execute function meetings.meeting_moves();

-- Once the meeting has ended its agenda is what it was.
create function meetings.agenda_stands() returns trigger language plpgsql as $$
declare row record;
begin
  row := case when tg_op = 'DELETE' then old else new end;
  if exists (select from meetings.meeting m
              where m.id = row.meeting_id and m.state not in ('planned', 'convened', 'in_session', 'postponed')) then
    raise exception 'the agenda stands' using errcode = 'check_violation', constraint = 'agenda_stands';
  end if;
  return row;
end $$;
create trigger agenda_stands before insert or update or delete on meetings.agenda_item
  for each row execute function meetings.agenda_stands();
