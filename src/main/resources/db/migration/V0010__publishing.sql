-- Editions: frozen, approved copies of records. Public pages read from here and nowhere else.
create schema publishing;

create table publishing.edition (
  id              bigint generated always as identity primary key,
  -- The permanent public address: unguessable, never reused.
  code            text not null check (code ~ '^[a-z0-9]{10}$'),
  -- Editions of one record share its code and are counted from 1.
  number          int not null default 1,
  organisation_id bigint not null references organisations.organisation,
  meeting_id      bigint not null references meetings.meeting,
  language        text not null check (language in ('en', 'zh-Hans')),
  state           text not null default 'draft' check (state in
                    ('draft', 'in_review', 'approved', 'published', 'superseded', 'withdrawn')),
  held_on         date,
  source          text not null,
  drafted_at      timestamptz not null default now(),
  drafted_by      bigint not null references organisations.person,
  submitted_by    bigint references organisations.person,
  approved_at     timestamptz,
  approved_by     bigint references organisations.person,
  published_at    timestamptz,
  published_by    bigint references organisations.person,
  withdrawn_at    timestamptz,
  withdrawn_by    bigint references organisations.person,
  withdrawal_reason_en text,
  withdrawal_reason_zh text,
  unique (code, number),
  constraint two_people_publish check (approved_by <> drafted_by and approved_by <> submitted_by),
  constraint published_after_approval check
    (state not in ('published', 'superseded') or (approved_by is not null and published_at is not null)),
  constraint withdrawn_with_a_reason check
    (state <> 'withdrawn' or coalesce(withdrawal_reason_en, withdrawal_reason_zh) is not null)
);
create unique index one_published_edition on publishing.edition (code) where state in ('published', 'withdrawn');
create index edition_published on publishing.edition (organisation_id, published_at desc) where state = 'published';
create index edition_meeting on publishing.edition (meeting_id);

-- The text by segment; the source language's segments are the edition, others are its translation.
create table publishing.segment (
  edition_id bigint not null references publishing.edition,
  language   text not null check (language in ('en', 'zh-Hans')),
  number     int not null,
  kind       text not null check (kind in ('title', 'heading', 'paragraph', 'item')),
  text       text not null,
  primary key (edition_id, language, number)
);

create table publishing.translation (
  edition_id    bigint not null references publishing.edition,
  language      text not null check (language in ('en', 'zh-Hans')),
  state         text not null default 'draft' check (state in ('draft', 'reviewed', 'published')),
  translated_by bigint references organisations.person,
  reviewed_by   bigint references organisations.person,
  primary key (edition_id, language)
);

-- What the editor chose to show beside the text; a task's public status follows the task.
create table publishing.related_directive (
  edition_id   bigint not null references publishing.edition,
  directive_id bigint not null references directives.directive,
  title_en     text,
  title_zh     text,
  primary key (edition_id, directive_id),
  check (coalesce(title_en, title_zh) is not null)
);

create table publishing.related_task (
  edition_id  bigint not null references publishing.edition,
  task_id     bigint not null references tasks.task,
  title_en    text,
  title_zh    text,
  status      text not null check (status in
                ('not_started', 'on_schedule', 'behind', 'blocked', 'implemented_claimed', 'implemented_verified',
                 'closed', 'abandoned')),
  as_of       timestamptz not null default now(),
  primary key (edition_id, task_id),
  check (coalesce(title_en, title_zh) is not null)
);
create index related_task_task on publishing.related_task (task_id);

create function publishing.refuse_edits() returns trigger language plpgsql as $$
begin
  if exists (select from publishing.edition e where e.id = coalesce(new.edition_id, old.edition_id)
             and e.state in ('published', 'superseded', 'withdrawn')) then
    raise exception 'what was published is never edited in place' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger segments_are_frozen before insert or update or delete on publishing.segment
  for each row execute function publishing.refuse_edits();
