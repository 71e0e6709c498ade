-- The agenda item that reports on earlier decisions: written anew until the meeting is in session, then kept as it was.
create table tasks.follow_up (
  item_id   bigint primary key references meetings.agenda_item,
  frozen_at timestamptz not null
);
create table tasks.follow_up_row (
  item_id            bigint not null references tasks.follow_up,
  task_id            bigint not null references tasks.task,
  place              int not null,
  standing           text not null check (standing in ('awaiting', 'late', 'blocked', 'claimed', 'open', 'ended')),
  title              text not null,
  decision_clause_id bigint references decisions.decision_clause,
  lead_organisation_id bigint not null references organisations.organisation,
  level              text check (level in ('claimed', 'documented', 'checked', 'confirmed')),
  deadline           date,
  last_report        text,
  primary key (item_id, task_id)
);
create trigger never_edited before update or delete on tasks.follow_up for each row execute function tasks.never_edited();
create trigger never_edited before update or delete on tasks.follow_up_row for each row execute function tasks.never_edited();

-- The item under which the deciding body closed it.
alter table tasks.closure add column item_id bigint references meetings.agenda_item;
create index closure_item on tasks.closure (item_id) where item_id is not null;
