-- One step taken with several tasks at once, and what each was before and after, so that it can be taken back.
create table tasks.bulk (
  id              bigint generated always as identity primary key,
  step            text not null,
  reason          text not null default '',
  taken_at        timestamptz not null default now(),
  person_id       bigint not null references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint not null references organisations.organisation,
  undone_at       timestamptz
);
create table tasks.bulk_line (
  bulk_id  bigint not null references tasks.bulk,
  task_id  bigint not null references tasks.task,
  -- False for a task that changed because one above it did.
  chosen   boolean not null,
  before   jsonb not null,
  after    jsonb not null,
  -- Null: not tried. Otherwise 'undone', or the message key of why not.
  undo     text,
  primary key (bulk_id, task_id)
);
create index bulk_line_task on tasks.bulk_line (task_id);
