-- Tables brought in are staged first: looked at row by row, and only then imported.
create schema imports;

create table imports.batch (
  id          bigint generated always as identity primary key,
  kind        text not null check (kind in ('organisations', 'people', 'tasks')),
  -- The body for which it was brought in; whoever prepares imports there sees it.
  body_id     bigint not null references organisations.organisation,
  file_name   text not null,
  columns     text[] not null,
  uploaded_at timestamptz not null default now(),
  uploaded_by bigint not null references organisations.person,
  state       text not null default 'staged' check (state in ('staged', 'imported', 'discarded')),
  ended_at    timestamptz,
  constraint what_ended_says_when check ((state = 'staged') = (ended_at is null))
);
create index batch_body on imports.batch (body_id, id desc);

create table imports.line (
  batch_id bigint not null references imports.batch on delete cascade,
  -- In the file, heads included: what a spreadsheet shows beside it.
  number   int not null,
  cells    text[] not null,
  primary key (batch_id, number)
);
