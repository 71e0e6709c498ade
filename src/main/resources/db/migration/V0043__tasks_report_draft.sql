-- A report held before sending, because something was found in it that its author should see first: all that was
-- typed, and its files. One per person and task; gone once sent or thrown away.
create table tasks.report_draft (
  id        bigint generated always as identity primary key,
  task_id   bigint not null references tasks.task,
  person_id bigint not null references organisations.person,
  text      text not null,
  -- The form's fields as they were sent.
  fields    jsonb not null,
  held_at   timestamptz not null default now(),
  unique (task_id, person_id)
);

create table tasks.report_draft_file (
  id       bigint generated always as identity primary key,
  draft_id bigint not null references tasks.report_draft on delete cascade,
  name     text not null,
  size     bigint not null check (size > 0),
  sha256   text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
create index report_draft_file_draft on tasks.report_draft_file (draft_id);
