-- A form carries a key of its own; the key and the effect are committed together, so that a double
-- click or a repeated request has one effect and gets the same answer.
create schema shared;

create table shared.submission (
  key         uuid primary key,
  account_id  bigint,
  location    text,
  received_at timestamptz not null default now()
);
create index submission_received on shared.submission (received_at);
