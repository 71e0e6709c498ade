-- Minutes: versions made of paragraphs that know what in the record they say. What was approved is never edited in
-- place: a correction is a new version. They stood as one text on the meeting; what stands is kept.
create schema minutes;

create table minutes.version (
  id            bigint generated always as identity primary key,
  meeting_id    bigint not null references meetings.meeting,
  number        int not null check (number between 1 and 999),
  state         text not null default 'draft' check (state in ('draft', 'circulated', 'approved', 'superseded')),
  -- Why there is another version; the first needs no reason.
  reason        text,
  drafted_by    bigint not null references organisations.person,
  drafted_at    timestamptz not null default now(),
  -- While it circulates: who has said nothing by the end of this day agrees.
  answer_by     date,
  approved_by   bigint references organisations.person,
  approved_at   timestamptz,
  basis         text check (basis in ('hand', 'circulation', 'meeting')),
  basis_item_id bigint references meetings.agenda_item,
  -- SHA-256 of the text as it is shown: to whoever sees all of it, and to whoever does not see its closed part.
  hash          text check (hash ~ '^[0-9a-f]{64}$'),
  open_hash     text check (open_hash ~ '^[0-9a-f]{64}$'),
  unique (meeting_id, number),
  constraint corrections_say_why check (number = 1 or coalesce(reason, '') <> ''),
  constraint circulated_until_a_day check (state <> 'circulated' or answer_by is not null),
  constraint approved_with_a_hash check
    ((state in ('approved', 'superseded')) = (num_nonnulls(approved_by, approved_at, basis, hash, open_hash) = 5)),
  constraint minutes_are_approved_by_another check (approved_by <> drafted_by),
  constraint approved_at_a_meeting check ((coalesce(basis, '') = 'meeting') = (basis_item_id is not null))
);
-- One is being written, one is in force.
create unique index version_open on minutes.version (meeting_id) where state in ('draft', 'circulated');
create unique index version_in_force on minutes.version (meeting_id) where state = 'approved';
create index version_basis_item on minutes.version (basis_item_id) where basis_item_id is not null;

create table minutes.paragraph (
  id          bigint generated always as identity primary key,
  version_id  bigint not null references minutes.version,
  position    int not null check (position between 1 and 5000),
  -- The same from version to version, so that it can be said what changed.
  line        bigint not null,
  kind        text not null check (kind in
                ('title', 'fact', 'attendance', 'heading', 'matter', 'statement', 'outcome', 'decision', 'clause', 'text')),
  text        text not null check (text <> ''),
  -- Null: of the meeting as a whole.
  item_id     bigint references meetings.agenda_item,
  -- What in the record it says, as kind and id; the record may take it out again until it is approved.
  source      text check (source ~ '^[a-z_]+/[0-9]+$'),
  -- As the record said it when it was drawn; null where somebody wrote it.
  drawn       text,
  unique (version_id, position) deferrable initially deferred,
  unique (version_id, line)
);
create sequence minutes.line as bigint;
create index paragraph_item on minutes.paragraph (item_id) where item_id is not null;

create table minutes.comment (
  id          bigint generated always as identity primary key,
  version_id  bigint not null references minutes.version,
  -- Null: on the minutes as a whole.
  line        bigint,
  person_id   bigint not null references organisations.person,
  post_id     bigint not null references organisations.post,
  at          timestamptz not null,
  text        text not null check (text <> ''),
  settled_by  bigint references organisations.person,
  settled_at  timestamptz,
  constraint settled_by_somebody check ((settled_by is null) = (settled_at is null))
);
create index comment_version on minutes.comment (version_id, id);

-- Who was asked when it was circulated, and what they said.
create table minutes.answer (
  version_id  bigint not null references minutes.version,
  person_id   bigint not null references organisations.person,
  answer      text check (answer in ('agrees', 'objects')),
  text        text,
  at          timestamptz,
  primary key (version_id, person_id),
  constraint answered_at check ((answer is null) = (at is null)),
  constraint objections_say_why check (answer <> 'objects' or coalesce(text, '') <> '')
);

create table minutes.signature (
  version_id  bigint not null references minutes.version,
  place       text not null check (place in ('presiding', 'recording')),
  person_id   bigint not null references organisations.person,
  post_id     bigint not null references organisations.post,
  -- As they were on the day: a signature does not change when its post is renamed.
  name        text not null check (name <> ''),
  post_title  text not null,
  at          timestamptz not null,
  hash        text not null,
  open_hash   text not null,
  primary key (version_id, place),
  unique (version_id, person_id)
);

-- Where minutes stand on the agenda of a later meeting, to be approved there.
create table minutes.approval_item (
  version_id      bigint not null references minutes.version on delete cascade,
  agenda_item_id  bigint not null references meetings.agenda_item on delete cascade,
  primary key (version_id, agenda_item_id)
);
create index approval_item_item on minutes.approval_item (agenda_item_id);

create table minutes.text_block (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  language        text not null check (language in ('en', 'zh-Hans')),
  name            text not null check (name <> ''),
  text            text not null check (text <> ''),
  unique (organisation_id, language, name)
);

-- What stands: each non-empty line of a text becomes a paragraph. The hash is of the lines between blank lines, with a
-- line end at the end: the same as minutes.Wording writes.
insert into minutes.version (meeting_id, number, state, drafted_by, drafted_at)
select id, 1, 'draft', minutes_drafted_by, created_at from meetings.meeting
 where coalesce(minutes, '') <> '' and minutes_drafted_by is not null;
insert into minutes.paragraph (version_id, position, line, kind, text)
select version_id, row_number() over (partition by version_id order by at), nextval('minutes.line'), 'text', text
  from (select v.id as version_id, l.at, btrim(l.text, E' \t\r') as text
          from minutes.version v join meetings.meeting m on m.id = v.meeting_id
         cross join lateral unnest(string_to_array(m.minutes, E'\n')) with ordinality as l(text, at)) lines
 where text <> '' order by version_id, at;
update minutes.version v
   set state = 'approved', approved_by = m.minutes_approved_by, basis = 'hand', hash = h.hash, open_hash = h.hash,
       approved_at = coalesce((select max(e.at) from audit.entry e
                                where e.kind = 'meeting' and e.record_id = m.id and e.action = 'meeting.minutes_approved'), now())
  from meetings.meeting m,
       lateral (select encode(sha256(convert_to(string_agg(p.text, E'\n\n' order by p.position) || E'\n', 'UTF8')), 'hex') as hash
                  from minutes.paragraph p join minutes.version pv on pv.id = p.version_id where pv.meeting_id = m.id) h
 where m.id = v.meeting_id and m.state in ('minutes_approved', 'closed');

alter table meetings.meeting drop column minutes, drop column minutes_drafted_by, drop column minutes_approved_by;

-- A meeting whose minutes are drafted has some, one whose minutes are approved has approved ones.
create function minutes.meeting_has_minutes() returns trigger language plpgsql as $$
begin
  if new.state = 'minutes_drafted' and not exists
      (select from minutes.version v join minutes.paragraph p on p.version_id = v.id where v.meeting_id = new.id)
     or new.state in ('minutes_approved', 'closed') and not exists
      (select from minutes.version v where v.meeting_id = new.id and v.state = 'approved') then
    raise exception 'meeting % has no such minutes', new.id
      using errcode = 'check_violation', constraint = 'meeting_has_minutes';
  end if;
  return new;
end $$;
-- Named so that it is asked after meeting_moves.
create trigger with_minutes before update of state on meetings.meeting
  for each row execute function minutes.meeting_has_minutes();

-- What was approved stands: it may be superseded by a later approved version, and nothing else.
create function minutes.version_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'minutes begin as a draft' using errcode = 'check_violation', constraint = 'version_stands';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    if old.state in ('approved', 'superseded') then
      raise exception 'approved minutes stand' using errcode = 'check_violation', constraint = 'version_stands';
    end if;
    return old;
  end if;
  if old.state in ('approved', 'superseded')
     and (old.state = 'superseded' or new.state <> 'superseded'
          or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state') then
    raise exception 'approved minutes stand' using errcode = 'check_violation', constraint = 'version_stands';
  end if;
  if new.state = 'superseded' and old.state <> 'approved' then
    raise exception 'only approved minutes are superseded' using errcode = 'check_violation', constraint = 'version_stands';
  end if;
  return new;
end $$;
create trigger version_stands before insert or update or delete on minutes.version
  for each row execute function minutes.version_stands();

-- Words change only in a draft; what circulates is what is answered.
create function minutes.paragraph_stands() returns trigger language plpgsql as $$
declare touched bigint[];
begin
  touched := case tg_op when 'INSERT' then array[new.version_id] when 'DELETE' then array[old.version_id]
                        else array[old.version_id, new.version_id] end;
  if exists (select from minutes.version v where v.id = any (touched) and v.state <> 'draft') then
    raise exception 'the words of minutes stand' using errcode = 'check_violation', constraint = 'paragraph_stands';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger paragraph_stands before insert or update or delete on minutes.paragraph
  for each row execute function minutes.paragraph_stands();

-- A signature is given once, on approved minutes, under their very hash; it is neither changed nor taken back.
create function minutes.signature_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and exists (select from minutes.version v where v.id = new.version_id
      and v.state in ('approved', 'superseded') and v.hash = new.hash and v.open_hash = new.open_hash) then
    return new;
  end if;
  raise exception 'a signature stands' using errcode = 'check_violation', constraint = 'signature_stands';
end $$;
create trigger signature_stands before insert or update or delete on minutes.signature
  for each row execute function minutes.signature_stands();
