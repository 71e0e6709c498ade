-- What a task is made of and every state it can be in: who answers for it, milestones, contributions, subtasks in
-- order, extensions, blocks, suspensions, splits, ends other than closure, and what was changed after issue.

alter table tasks.task
  drop constraint task_state_check,
  add constraint task_state_check check (state in
    ('issued', 'acknowledged', 'accepted', 'in_progress', 'reported_done', 'verified', 'closed', 'returned',
     'blocked', 'suspended', 'split', 'partly', 'overtaken', 'cancelled')),
  -- Where it goes on when a block is lifted, a suspension ends, or an ended task is reopened.
  add column state_before text check (state_before in
    ('issued', 'acknowledged', 'accepted', 'in_progress', 'reported_done', 'verified', 'returned')),
  add constraint what_is_held_up_knows_where_it_was check
    (state not in ('blocked', 'suspended') or state_before is not null),
  -- The first responsible person answers from this post; null: the head of the lead organisation.
  add column first_post_id bigint references organisations.post,
  -- Place among the subtasks that go in order; null: at the same time as the others.
  add column place_in_order int check (place_in_order > 0),
  add constraint only_subtasks_go_in_order check (place_in_order is null or parent_id is not null),
  add column themes text[] not null default '{}',
  add column target_groups text[] not null default '{}',
  -- The task of whose parts this is one.
  add column split_from_id bigint references tasks.task check (split_from_id <> id);
create unique index task_in_order on tasks.task (parent_id, place_in_order) where place_in_order is not null;
create index task_themes on tasks.task using gin (themes);
create index task_target_groups on tasks.task using gin (target_groups);
create index task_split_from on tasks.task (split_from_id) where split_from_id is not null;

-- A subtask in order is accepted only when all before it are verified or have ended.
create function tasks.in_order() returns trigger language plpgsql as $$
begin
  if exists (select from tasks.task s where s.parent_id = new.parent_id and s.place_in_order < new.place_in_order
               and s.state not in ('verified', 'closed', 'split', 'partly', 'overtaken', 'cancelled')) then
    raise exception 'the subtask before it is not done' using errcode = 'check_violation', constraint = 'in_order';
  end if;
  return new;
end $$;
create trigger in_order before update of state on tasks.task for each row
  when (new.place_in_order is not null and new.state = 'accepted' and old.state in ('issued', 'acknowledged'))
  execute function tasks.in_order();

-- A later day for a task: asked by whoever does it and answered by whoever issued it, or given unasked.
create table tasks.extension (
  id              bigint generated always as identity primary key,
  task_id         bigint not null references tasks.task,
  was_due         date not null,
  until           date not null,
  reason          text not null check (reason <> ''),
  state           text not null check (state in ('asked', 'granted', 'refused', 'lapsed', 'undone')),
  asked_at        timestamptz not null default now(),
  person_id       bigint not null references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint not null references organisations.organisation,
  answer          text,
  answered_at     timestamptz,
  answered_by     bigint references organisations.person,
  constraint an_extension_is_later check (until > was_due),
  constraint answered_by_somebody check (state not in ('granted', 'refused') or answered_by is not null),
  constraint refused_with_a_reason check (state <> 'refused' or coalesce(answer, '') <> '')
);
create index extension_task on tasks.extension (task_id);
create unique index one_open_extension on tasks.extension (task_id) where state = 'asked';

-- A subtask is due no later than its parent, unless an extension to that very day was granted.
create or replace function tasks.subtask_in_time() returns trigger language plpgsql as $$
declare parent_deadline date;
begin
  if new.parent_id is not null then
    select deadline into parent_deadline from tasks.task where id = new.parent_id for share;
    if parent_deadline is not null and (new.deadline is null or new.deadline > parent_deadline)
       and not exists (select from tasks.extension e
                       where e.task_id = new.id and e.state = 'granted' and e.until = new.deadline) then
      raise exception 'subtask due after its parent' using errcode = 'check_violation', constraint = 'subtask_in_time';
    end if;
  end if;
  if tg_op = 'UPDATE' and new.deadline is distinct from old.deadline and new.deadline is not null
     and exists (select from tasks.task s where s.parent_id = new.id and s.deadline > new.deadline
                   and not exists (select from tasks.extension e
                                   where e.task_id = s.id and e.state = 'granted' and e.until = s.deadline)) then
    raise exception 'subtask due after its parent' using errcode = 'check_violation', constraint = 'subtask_in_time';
  end if;
  return new;
end $$;

create table tasks.milestone (
  id              bigint generated always as identity primary key,
  task_id         bigint not null references tasks.task,
  title           text not null check (title <> ''),
  due_on          date not null,
  done_at         timestamptz,
  done_by         bigint references organisations.person,
  constraint done_by_somebody check ((done_at is null) = (done_by is null))
);
create index milestone_task on tasks.milestone (task_id, due_on);

-- A milestone is due no later than its task, from whichever side either moves.
create function tasks.milestone_in_time() returns trigger language plpgsql as $$
begin
  if exists (select from tasks.task t where t.id = new.task_id and t.deadline < new.due_on) then
    raise exception 'milestone due after its task' using errcode = 'check_violation', constraint = 'milestone_in_time';
  end if;
  return new;
end $$;
create trigger milestone_in_time before insert or update of due_on, task_id on tasks.milestone
  for each row execute function tasks.milestone_in_time();
create function tasks.task_covers_milestones() returns trigger language plpgsql as $$
begin
  if exists (select from tasks.milestone m where m.task_id = new.id and m.due_on > new.deadline) then
    raise exception 'milestone due after its task' using errcode = 'check_violation', constraint = 'milestone_in_time';
  end if;
  return new;
end $$;
create trigger task_covers_milestones before update of deadline on tasks.task for each row
  when (new.deadline is distinct from old.deadline) execute function tasks.task_covers_milestones();

-- What a supporting organisation did for a task.
create table tasks.contribution (
  id              bigint generated always as identity primary key,
  task_id         bigint not null,
  text            text not null check (text <> ''),
  contributed_at  timestamptz not null default now(),
  person_id       bigint not null references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint not null,
  foreign key (task_id) references tasks.task,
  foreign key (organisation_id) references organisations.organisation
);
create index contribution_task on tasks.contribution (task_id);

-- What holds a task up: another task, an organisation, or something put into words.
create table tasks.block (
  id                      bigint generated always as identity primary key,
  task_id                 bigint not null references tasks.task,
  blocker_task_id         bigint references tasks.task check (blocker_task_id <> task_id),
  blocker_organisation_id bigint references organisations.organisation,
  words                   text not null check (words <> ''),
  -- Who can lift it: the lead of the blocking task or the blocking organisation; null: the doer.
  lifter_organisation_id  bigint references organisations.organisation,
  since                   timestamptz not null default now(),
  person_id               bigint not null references organisations.person,
  lifted_at               timestamptz,
  lifted_by               bigint references organisations.person,
  lifted_how              text,
  constraint one_blocker check (num_nonnulls(blocker_task_id, blocker_organisation_id) <= 1)
);
create index block_task on tasks.block (task_id);
create unique index one_open_block on tasks.block (task_id) where lifted_at is null;
create index block_lifter on tasks.block (lifter_organisation_id) where lifted_at is null;

create table tasks.suspension (
  id           bigint generated always as identity primary key,
  task_id      bigint not null references tasks.task,
  reason       text not null check (reason <> ''),
  review_on    date not null,
  suspended_at timestamptz not null default now(),
  person_id    bigint not null references organisations.person,
  ended_at     timestamptz
);
create index suspension_task on tasks.suspension (task_id);
create unique index one_open_suspension on tasks.suspension (task_id) where ended_at is null;

-- How a task ended that was not closed as done, and why.
create table tasks.ending (
  task_id         bigint primary key references tasks.task,
  state           text not null check (state in ('split', 'partly', 'overtaken', 'cancelled')),
  reason          text not null check (reason <> ''),
  ended_at        timestamptz not null default now(),
  person_id       bigint not null references organisations.person,
  organisation_id bigint not null references organisations.organisation
);

-- What was changed in an issued task: one row for each field, in words as they stood.
create table tasks.change (
  id         bigint generated always as identity primary key,
  task_id    bigint not null references tasks.task,
  field      text not null,
  before     text not null,
  after      text not null,
  changed_at timestamptz not null default now(),
  person_id  bigint not null references organisations.person
);
create index change_task on tasks.change (task_id);
