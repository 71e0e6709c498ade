-- Reminding, urging and escalating: what was said to whom about a task that is due or late, and when.

-- Lead times that a body uses where a task has none of its own: '{same_day,three_days}'. None without a row means three days and the day itself.
create table tasks.reminder_usual (
  organisation_id bigint primary key references organisations.organisation,
  leads           text[] not null check (leads <@ array['same_day', 'one_day', 'three_days', 'one_week'])
);

-- A task's own lead times, or days; any of them replaces the body's.
create table tasks.reminder (
  id        bigint generated always as identity primary key,
  task_id   bigint not null references tasks.task,
  lead      text not null check (lead in ('same_day', 'one_day', 'three_days', 'one_week', 'on_day', 'none')),
  on_day    date,
  set_at    timestamptz not null,
  person_id bigint not null references organisations.person,
  constraint a_day_where_one_is_meant check ((lead = 'on_day') = (on_day is not null)),
  unique nulls not distinct (task_id, lead, on_day)
);

-- Told once for each lead time and deadline: a deadline that moves is reminded of anew.
create table tasks.reminded (
  task_id bigint not null references tasks.task,
  lead    text not null,
  -- The deadline reminded of, or the day itself for a reminder on a day.
  day     date not null,
  told_at timestamptz not null,
  primary key (task_id, lead, day)
);

-- One task is urged once a day by one person.
create table tasks.urging (
  id              bigint generated always as identity primary key,
  task_id         bigint not null references tasks.task,
  words           text check (length(words) <= 2000),
  on_day          date not null,
  at              timestamptz not null,
  person_id       bigint not null references organisations.person,
  post_id         bigint not null references organisations.post,
  organisation_id bigint not null references organisations.organisation,
  unique (task_id, person_id, on_day)
);

-- A body's ladder: after so many working days late, to whom. A body without rows: after 1 the head of the unit, after 3 the chair, after 5 the agenda.
create table tasks.ladder (
  organisation_id bigint not null references organisations.organisation,
  step            text not null check (step in ('unit_head', 'chair', 'agenda')),
  working_days    smallint not null check (working_days between 1 and 250),
  primary key (organisation_id, step)
);

-- Each step is taken once for each deadline: told, or skipped because somebody else holds the task up, who is told instead.
create table tasks.escalation (
  id       bigint generated always as identity primary key,
  task_id  bigint not null references tasks.task,
  deadline date not null,
  step     text not null check (step in ('unit_head', 'chair', 'agenda')),
  -- Null where it was not skipped, else what holds it up.
  held_up  text check (held_up in ('verification', 'return', 'blocked', 'predecessor', 'parent', 'extension')),
  -- The organisation that holds it up, or to which the step went.
  organisation_id bigint references organisations.organisation,
  at       timestamptz not null,
  unique (task_id, deadline, step)
);
create index task_due on tasks.task (deadline) where state not in ('closed', 'cancelled', 'verified');
