-- What happens while a meeting sits: who was there at each moment, which item was treated when, who presided,
-- who had an interest, who spoke, and how was voted.
create schema sittings;

-- A part of a sitting belongs to the same meeting as the person and the item it names.
alter table meetings.attendance add constraint attendance_of_its_meeting unique (id, meeting_id);
alter table meetings.agenda_item add constraint item_of_its_meeting unique (id, meeting_id);

-- Counts up with whatever changes, so that a page asks "anything since 17?" and mostly hears no.
create table sittings.sitting (
  meeting_id bigint primary key references meetings.meeting,
  revision   bigint not null default 0,
  -- When the meeting ended; whoever had not left leaves then.
  ended_at   timestamptz
);

-- What a page sent under an id of its own, so that sending it again has no second effect. Not what was in it:
-- a secret vote leaves no trace here.
create table sittings.operation (
  id          uuid primary key,
  meeting_id  bigint not null references meetings.meeting,
  person_id   bigint not null references organisations.person,
  received_at timestamptz not null default now()
);
create index operation_meeting on sittings.operation (meeting_id);

-- Arrivals and departures, in whatever order they come in: who is there at a moment follows from those before it.
create table sittings.movement (
  id            bigint generated always as identity primary key,
  meeting_id    bigint not null,
  attendance_id bigint not null,
  at            timestamptz not null,
  arrives       boolean not null,
  recorded_by   bigint not null references organisations.person,
  foreign key (attendance_id, meeting_id) references meetings.attendance (id, meeting_id),
  -- Nobody comes and goes at the same moment.
  unique (attendance_id, at)
);
create index movement_meeting on sittings.movement (meeting_id, at);

-- From this moment on the meeting treats this item; null: it pauses.
create table sittings.turn (
  id             bigint generated always as identity primary key,
  meeting_id     bigint not null references meetings.meeting,
  agenda_item_id bigint,
  at             timestamptz not null,
  recorded_by    bigint not null references organisations.person,
  foreign key (agenda_item_id, meeting_id) references meetings.agenda_item (id, meeting_id),
  unique (meeting_id, at)
);

-- From this moment on this person presides.
create table sittings.presiding (
  id            bigint generated always as identity primary key,
  meeting_id    bigint not null,
  attendance_id bigint not null,
  at            timestamptz not null,
  recorded_by   bigint not null references organisations.person,
  foreign key (attendance_id, meeting_id) references meetings.attendance (id, meeting_id),
  unique (meeting_id, at)
);

-- Somebody who declared an interest in an item. Recused: out of its quorum and of its votes.
create table sittings.interest (
  meeting_id     bigint not null,
  agenda_item_id bigint not null,
  attendance_id  bigint not null,
  nature         text not null check (nature <> ''),
  recused        boolean not null,
  declared_at    timestamptz not null default now(),
  primary key (agenda_item_id, attendance_id),
  foreign key (agenda_item_id, meeting_id) references meetings.agenda_item (id, meeting_id),
  foreign key (attendance_id, meeting_id) references meetings.attendance (id, meeting_id)
);
create index interest_meeting on sittings.interest (meeting_id);

-- Asking for the floor, having it, and having had it.
create table sittings.speech (
  id             bigint generated always as identity primary key,
  meeting_id     bigint not null,
  agenda_item_id bigint,
  attendance_id  bigint not null,
  asked_at       timestamptz not null,
  began_at       timestamptz,
  ended_at       timestamptz,
  withdrawn_at   timestamptz,
  foreign key (agenda_item_id, meeting_id) references meetings.agenda_item (id, meeting_id),
  foreign key (attendance_id, meeting_id) references meetings.attendance (id, meeting_id),
  constraint who_ended_had_begun check (ended_at is null or began_at is not null),
  constraint who_withdrew_never_spoke check (withdrawn_at is null or began_at is null)
);
create unique index asks_once on sittings.speech (meeting_id, attendance_id) where began_at is null and withdrawn_at is null;
create unique index one_speaks on sittings.speech (meeting_id) where began_at is not null and ended_at is null;

-- How an organisation counts. For all its items (item_kind null) or for those of one kind.
create table sittings.rule (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  item_kind       text,
  -- How many may vote when all are there; null: as many as the attendance names.
  seats           int check (seats between 1 and 10000),
  -- "More than a half", "at least two thirds" of those who may vote must be there; 0/1: no quorum.
  quorum_parts    int not null check (quorum_parts >= 0),
  quorum_of       int not null check (quorum_of between 1 and 100),
  quorum_exceeds  boolean not null,
  majority_base   text not null check (majority_base in ('cast', 'present', 'seats')),
  majority_parts  int not null check (majority_parts >= 1),
  majority_of     int not null check (majority_of between 1 and 100),
  majority_exceeds boolean not null,
  substitutes_vote boolean not null,
  -- At equal votes the one who presides decides.
  presiding_decides boolean not null,
  must_be_secret  boolean not null default false,
  set_by          bigint not null references organisations.person,
  set_at          timestamptz not null default now(),
  constraint parts_of_a_whole check (quorum_parts <= quorum_of and majority_parts <= majority_of),
  constraint a_whole_is_not_exceeded check (not (quorum_exceeds and quorum_parts = quorum_of)
                                            and not (majority_exceeds and majority_parts = majority_of)),
  constraint one_rule_each unique nulls not distinct (organisation_id, item_kind)
);

-- A vote. What it was counted by is kept with it: a rule changed later changes no result.
create table sittings.vote (
  id             bigint generated always as identity primary key,
  meeting_id     bigint not null,
  agenda_item_id bigint not null,
  question       text not null check (question <> ''),
  method         text not null check (method in ('named', 'hands', 'secret', 'consensus')),
  opened_at      timestamptz not null,
  opened_by      bigint not null references organisations.person,
  closed_at      timestamptz,
  abandoned_at   timestamptz,
  entitled       int,
  present        int,
  quorum         int,
  in_favour      int check (in_favour >= 0),
  against        int check (against >= 0),
  abstentions    int check (abstentions >= 0),
  needed         int,
  carried        boolean,
  -- The one who presides decided at equal votes.
  by_presiding   boolean not null default false,
  foreign key (agenda_item_id, meeting_id) references meetings.agenda_item (id, meeting_id),
  constraint closed_or_abandoned check (closed_at is null or abandoned_at is null),
  constraint a_closed_vote_is_counted check
    ((closed_at is null) = (num_nonnulls(entitled, present, quorum, carried) = 0)
     and num_nonnulls(entitled, present, quorum, carried) in (0, 4)),
  constraint votes_are_counted_unless_all_agree check
    (num_nonnulls(in_favour, against, abstentions, needed) = case when closed_at is null or method = 'consensus' then 0 else 4 end),
  -- No more than were there, and enough for what is called carried.
  constraint no_more_votes_than_voters check (in_favour + against + abstentions <= present),
  constraint carried_by_enough check (not carried or (present >= quorum and (by_presiding or coalesce(in_favour >= needed, true))))
);
create unique index one_vote_at_a_time on sittings.vote (meeting_id) where closed_at is null and abandoned_at is null;
create index vote_item on sittings.vote (agenda_item_id, id);

-- Of a vote by name.
create table sittings.ballot (
  vote_id       bigint not null references sittings.vote,
  attendance_id bigint not null references meetings.attendance,
  choice        text not null check (choice in ('in_favour', 'against', 'abstention')),
  cast_by       bigint not null references organisations.person,
  primary key (vote_id, attendance_id)
);

-- Of a secret vote: who has voted is one thing, what lies in the urn another. Neither has a time or a number, and
-- no row of the urn is anybody's: it is one row, counted up. When the vote closes, all rows of voters are written
-- anew at once, in the order of the attendance, so that not even the place where they are kept tells who came when.
create table sittings.voter (
  vote_id       bigint not null references sittings.vote,
  attendance_id bigint not null references meetings.attendance,
  primary key (vote_id, attendance_id)
);
create table sittings.urn (
  vote_id     bigint primary key references sittings.vote,
  in_favour   int not null default 0,
  against     int not null default 0,
  abstentions int not null default 0
);

-- Ballots are cast while the vote is open, in the way it is held, and not by who is recused.
create function sittings.may_be_cast() returns trigger language plpgsql as $$
declare v sittings.vote;
begin
  select * into v from sittings.vote where id = new.vote_id for share;
  if v.closed_at is not null or v.abandoned_at is not null then
    raise exception 'the vote is over' using errcode = 'check_violation', constraint = 'may_be_cast';
  end if;
  if v.method <> tg_argv[0] then
    raise exception 'this vote is held in another way' using errcode = 'check_violation', constraint = 'may_be_cast';
  end if;
  if exists (select from sittings.interest i
              where i.agenda_item_id = v.agenda_item_id and i.attendance_id = new.attendance_id and i.recused) then
    raise exception 'whoever is recused does not vote' using errcode = 'check_violation', constraint = 'recused_do_not_vote';
  end if;
  if not exists (select from meetings.attendance a where a.id = new.attendance_id and a.meeting_id = v.meeting_id) then
    raise exception 'nobody of another meeting votes' using errcode = 'check_violation', constraint = 'may_be_cast';
  end if;
  return new;
end $$;
create trigger may_be_cast before insert or update on sittings.ballot for each row execute function sittings.may_be_cast('named');
create trigger may_be_cast before insert on sittings.voter for each row execute function sittings.may_be_cast('secret');

-- As many in the urn as have voted, at the end of every transaction.
create function sittings.urn_holds_what_was_cast() returns trigger language plpgsql as $$
declare v bigint := case when tg_op = 'DELETE' then old.vote_id else new.vote_id end;
begin
  if (select count(*) from sittings.voter where vote_id = v)
     <> coalesce((select in_favour + against + abstentions from sittings.urn where vote_id = v), 0) then
    raise exception 'the urn does not hold what was cast' using errcode = 'check_violation', constraint = 'urn_holds_what_was_cast';
  end if;
  return null;
end $$;
create constraint trigger urn_holds_what_was_cast after insert or update or delete on sittings.voter
  deferrable initially deferred for each row execute function sittings.urn_holds_what_was_cast();
create constraint trigger urn_holds_what_was_cast after insert or update or delete on sittings.urn
  deferrable initially deferred for each row execute function sittings.urn_holds_what_was_cast();

-- What was counted stands.
create function sittings.vote_stands() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null or old.abandoned_at is not null then
    raise exception 'the vote is over' using errcode = 'check_violation', constraint = 'vote_stands';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger vote_stands before update or delete on sittings.vote for each row execute function sittings.vote_stands();

-- A member's own notes on an item: nobody else reads them.
create table sittings.note (
  agenda_item_id bigint not null references meetings.agenda_item,
  person_id      bigint not null references organisations.person,
  text           text not null check (length(text) <= 20000),
  changed_at     timestamptz not null default now(),
  primary key (agenda_item_id, person_id)
);

-- What is being written on the live page and is not in the record yet, by field and writer.
create table sittings.draft (
  meeting_id bigint not null references meetings.meeting,
  person_id  bigint not null references organisations.person,
  field      text not null check (field <> '' and length(field) <= 60),
  text       text not null check (length(text) <= 20000),
  changed_at timestamptz not null default now(),
  primary key (meeting_id, person_id, field)
);

-- Whose seat is where: the desk asks at each visit.
create index attendance_person on meetings.attendance (person_id) where person_id is not null;
