-- Tasks of a clause that was corrected after they were issued: told once each, and answered by whoever issued them.
create table tasks.clause_corrected (
  task_id       bigint not null references tasks.task,
  correction_id bigint not null references directives.correction,
  -- It had been verified or closed by then.
  after_closing boolean not null,
  told_at       timestamptz not null,
  answer        text check (answer in ('still_right', 'reopened')),
  answered_at   timestamptz,
  answered_by   bigint references organisations.person,
  primary key (task_id, correction_id),
  constraint answered_by_somebody check (num_nonnulls(answer, answered_at, answered_by) in (0, 3))
);
create index clause_corrected_unanswered on tasks.clause_corrected (task_id) where answer is null;
