-- Editions: frozen, approved copies of records. Public pages read from here and nowhere else.
create schema publishing;

create table publishing.edition (
  id              bigint generated always as identity primary key,
  -- The permanent public address: unguessable, never reused.
  code            text not null check (code ~ '^[a-z0-9]{10}$'),
  -- Editions of one record share its code and are counted from 1; a later one corrects the one before.
  number          int not null default 1 check (number > 0),
  organisation_id bigint not null references organisations.organisation,
  meeting_id      bigint not null references meetings.meeting,
  language        text not null check (language in ('en', 'zh-Hans')),
  state           text not null default 'draft' check (state in
                    ('draft', 'in_review', 'approved', 'published', 'superseded', 'withdrawn')),
  -- Counts every change of the text or of what it shows, so that nobody approves or overwrites what they have not seen.
  revision        int not null default 0,
  held_on         date,
  -- Who vouches for the text, as the public page names it.
  source_en       text,
  source_zh       text,
  drafted_at      timestamptz not null default now(),
  drafted_by      bigint not null references organisations.person,
  submitted_at    timestamptz,
  submitted_by    bigint references organisations.person,
  -- Why it came back from review; gone once it is submitted again.
  sent_back_reason text,
  approved_at     timestamptz,
  approved_by     bigint references organisations.person,
  published_at    timestamptz,
  published_by    bigint references organisations.person,
  -- When the record's first edition was published.
  first_published_at timestamptz,
  superseded_at   timestamptz,
  withdrawn_at    timestamptz,
  withdrawn_by    bigint references organisations.person,
  withdrawal_reason_en text,
  withdrawal_reason_zh text,
  unique (code, number),
  constraint edition_names_its_source check (coalesce(source_en, source_zh) is not null),
  constraint two_people_publish check (approved_by <> drafted_by and approved_by <> submitted_by),
  constraint review_follows_submission check (state = 'draft' or submitted_by is not null),
  constraint published_after_approval check
    (state in ('draft', 'in_review') or (approved_by is not null and approved_at is not null)),
  constraint published_at_a_time check
    ((state in ('published', 'superseded', 'withdrawn')) = (published_at is not null)
     and (published_at is null) = (first_published_at is null)),
  constraint withdrawn_with_a_reason check
    ((state = 'withdrawn') = (withdrawn_at is not null)
     and (state <> 'withdrawn' or coalesce(withdrawal_reason_en, '') <> '' or coalesce(withdrawal_reason_zh, '') <> ''))
);
create unique index one_published_edition on publishing.edition (code) where state in ('published', 'withdrawn');
create unique index one_open_edition on publishing.edition (code) where state in ('draft', 'in_review', 'approved');
create index edition_newest on publishing.edition (first_published_at desc, id desc) where state = 'published';
create index edition_organisation on publishing.edition (organisation_id, id desc);
create index edition_meeting on publishing.edition (meeting_id);

-- The text by segment; the source language's segments are the edition, others are its translation.
create table publishing.segment (
  edition_id bigint not null references publishing.edition,
  language   text not null check (language in ('en', 'zh-Hans')),
  number     int not null check (number between 1 and 500),
  kind       text not null check (kind in ('title', 'heading', 'paragraph', 'item')),
  text       text not null,
  -- Of a translation: the source segment as it stood when this was written; where it differs now, this is stale.
  source_text text,
  primary key (edition_id, language, number),
  constraint the_title_comes_first check ((kind = 'title') = (number = 1))
);

-- The other language. No row: missing. Whoever saved it last did not review it.
create table publishing.translation (
  edition_id    bigint not null references publishing.edition,
  language      text not null check (language in ('en', 'zh-Hans')),
  state         text not null default 'draft' check (state in ('draft', 'reviewed', 'published')),
  revision      int not null default 0,
  translated_at timestamptz not null default now(),
  translated_by bigint not null references organisations.person,
  reviewed_at   timestamptz,
  reviewed_by   bigint references organisations.person,
  published_at  timestamptz,
  published_by  bigint references organisations.person,
  primary key (edition_id, language),
  constraint two_people_translate check (reviewed_by <> translated_by),
  constraint published_after_review check (state = 'draft' or reviewed_by is not null),
  constraint published_at_a_time check ((state = 'published') = (published_at is not null))
);

-- What the editor chose to show beside the text, under titles meant for the public.
create table publishing.related_directive (
  edition_id   bigint not null references publishing.edition,
  directive_id bigint not null references directives.directive,
  title_en     text,
  title_zh     text,
  -- False as soon as the directive is restricted.
  shown        boolean not null default true,
  primary key (edition_id, directive_id),
  check (coalesce(title_en, title_zh) is not null)
);
create index related_directive_directive on publishing.related_directive (directive_id);

-- The public status follows the task, in the transaction that changes the task.
create table publishing.related_task (
  edition_id  bigint not null references publishing.edition,
  task_id     bigint not null references tasks.task,
  title_en    text,
  title_zh    text,
  status      text not null check (status in
                ('not_started', 'on_schedule', 'behind', 'blocked', 'claimed', 'verified', 'closed', 'abandoned')),
  -- From the day after it, a task that is not done shows as behind although nobody has said so.
  deadline    date,
  as_of       timestamptz not null default now(),
  -- False as soon as the task is restricted.
  shown       boolean not null default true,
  primary key (edition_id, task_id),
  check (coalesce(title_en, title_zh) is not null)
);
create index related_task_task on publishing.related_task (task_id);

-- An edition walks through its states in order; once published only its end may be written down.
create function publishing.guard_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'an edition is never deleted' using errcode = 'check_violation', constraint = 'editions_stay';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'an edition begins as a draft' using errcode = 'check_violation', constraint = 'editions_in_order';
    end if;
    return new;
  end if;
  if (new.code, new.number, new.organisation_id, new.meeting_id, new.language, new.drafted_by)
     is distinct from (old.code, old.number, old.organisation_id, old.meeting_id, old.language, old.drafted_by) then
    raise exception 'an edition keeps its identity' using errcode = 'check_violation', constraint = 'editions_stay';
  end if;
  if new.state <> old.state and (old.state, new.state) not in
     (('draft', 'in_review'), ('in_review', 'draft'), ('in_review', 'approved'), ('approved', 'draft'),
      ('approved', 'published'), ('published', 'superseded'), ('published', 'withdrawn')) then
    raise exception 'an edition goes from state to state in order' using errcode = 'check_violation', constraint = 'editions_in_order';
  end if;
  if old.state in ('published', 'superseded', 'withdrawn')
     and (new.held_on, new.source_en, new.source_zh, new.submitted_by, new.approved_at, new.approved_by, new.published_at,
          new.published_by, new.first_published_at)
     is distinct from (old.held_on, old.source_en, old.source_zh, old.submitted_by, old.approved_at, old.approved_by, old.published_at,
          old.published_by, old.first_published_at) then
    raise exception 'what was published is never edited in place' using errcode = 'check_violation', constraint = 'published_is_frozen';
  end if;
  if old.state in ('superseded', 'withdrawn') and new is distinct from old then
    raise exception 'what was published is never edited in place' using errcode = 'check_violation', constraint = 'published_is_frozen';
  end if;
  return new;
end $$;
create trigger guard_edition before insert or update or delete on publishing.edition
  for each row execute function publishing.guard_edition();

-- The source is written while a draft; a translation until it is published or its edition has ended.
-- For share: the edition's state cannot change while a segment is checked against it.
create function publishing.require_open(of_edition bigint, in_language text) returns void language plpgsql as $$
declare e record;
begin
  select state, language into e from publishing.edition where id = of_edition for share;
  if in_language = e.language then
    if e.state <> 'draft' then
      raise exception 'only a draft is edited' using errcode = 'check_violation', constraint = 'published_is_frozen';
    end if;
  elsif e.state in ('superseded', 'withdrawn')
     or exists (select from publishing.translation t
                where t.edition_id = of_edition and t.language = in_language and t.state = 'published') then
    raise exception 'what was published is never edited in place' using errcode = 'check_violation', constraint = 'published_is_frozen';
  end if;
end $$;

create function publishing.guard_segment() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform publishing.require_open(old.edition_id, old.language);
  end if;
  if tg_op <> 'DELETE' then
    perform publishing.require_open(new.edition_id, new.language);
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_segment before insert or update or delete on publishing.segment
  for each row execute function publishing.guard_segment();

create function publishing.guard_translation() returns trigger language plpgsql as $$
declare edition_state text;
begin
  if tg_op <> 'INSERT' and old.state = 'published' then
    raise exception 'what was published is never edited in place' using errcode = 'check_violation', constraint = 'published_is_frozen';
  end if;
  if tg_op <> 'DELETE' and new.state = 'published' then
    select state into edition_state from publishing.edition where id = new.edition_id for share;
    if edition_state <> 'published' then
      raise exception 'a translation is published with its edition or after it' using errcode = 'check_violation', constraint = 'editions_in_order';
    end if;
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_translation before insert or update or delete on publishing.translation
  for each row execute function publishing.guard_translation();

-- What is shown beside the text is chosen while a draft; afterwards only its state follows the record.
create function publishing.guard_related() returns trigger language plpgsql as $$
declare followed text[] := array['status', 'deadline', 'as_of', 'shown'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - followed = to_jsonb(old) - followed then
    return new;
  end if;
  if exists (select from publishing.edition e where e.id in (new.edition_id, old.edition_id) and e.state <> 'draft') then
    raise exception 'only a draft is edited' using errcode = 'check_violation', constraint = 'published_is_frozen';
  end if;
  return coalesce(new, old);
end $$;
create trigger guard_related_directive before insert or update or delete on publishing.related_directive
  for each row execute function publishing.guard_related();
create trigger guard_related_task before insert or update or delete on publishing.related_task
  for each row execute function publishing.guard_related();
