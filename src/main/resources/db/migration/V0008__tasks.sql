-- Tasks: what somebody must do, why, by when, what was reported, who verified it, who closed it.
create schema tasks;

create table tasks.task (
  id                         bigint generated always as identity primary key,
  title                      text not null check (title <> ''),
  text                       text not null default '',
  -- Why it exists. At least one; a subtask also keeps its parent.
  clause_id                  bigint references directives.clause,
  decision_clause_id         bigint references decisions.decision_clause,
  parent_id                  bigint references tasks.task,
  own_initiative             text,
  -- The body that gave it and will close it.
  issuing_organisation_id    bigint not null references organisations.organisation,
  lead_organisation_id       bigint not null references organisations.organisation,
  lead_post_id               bigint references organisations.post,
  supervisor_organisation_id bigint references organisations.organisation,
  -- The named official who does it, once the head of the unit has said who.
  official_person_id         bigint references organisations.person,
  deadline                   date,
  review_on                  date,
  -- The sentence that explains the date: "ten working days after the meeting".
  deadline_rule              text,
  access                     text not null default 'internal' check (access in ('internal', 'restricted')),
  state                      text not null default 'issued' check (state in
                               ('issued', 'acknowledged', 'accepted', 'in_progress', 'reported_done', 'verified', 'closed',
                                'returned', 'blocked', 'cancelled')),
  -- The state said by the latest report.
  progress                   text not null default 'not_started' check (progress in
                               ('not_started', 'on_schedule', 'behind', 'blocked', 'done')),
  issued_at                  timestamptz not null default now(),
  issued_by                  bigint references organisations.person,
  constraint task_says_why check
    (num_nonnulls(clause_id, decision_clause_id, parent_id) > 0 or coalesce(own_initiative, '') <> ''),
  constraint a_date_or_a_review check (num_nonnulls(deadline, review_on) > 0),
  constraint the_doer_does_not_supervise check (supervisor_organisation_id <> lead_organisation_id),
  constraint not_its_own_parent check (parent_id <> id)
);
create index task_lead on tasks.task (lead_organisation_id, deadline);
create index task_issuing on tasks.task (issuing_organisation_id, deadline);
create index task_supervisor on tasks.task (supervisor_organisation_id) where supervisor_organisation_id is not null;
create index task_parent on tasks.task (parent_id) where parent_id is not null;
create index task_clause on tasks.task (clause_id) where clause_id is not null;
create index task_decision_clause on tasks.task (decision_clause_id) where decision_clause_id is not null;

-- A subtask is due no later than its parent.
create function tasks.subtask_in_time() returns trigger language plpgsql as $$
declare parent_deadline date;
begin
  if new.parent_id is not null then
    -- For share: a parent's deadline cannot move while a subtask is checked against it.
    select deadline into parent_deadline from tasks.task where id = new.parent_id for share;
    if parent_deadline is not null and (new.deadline is null or new.deadline > parent_deadline) then
      raise exception 'subtask due after its parent' using errcode = 'check_violation', constraint = 'subtask_in_time';
    end if;
  end if;
  if tg_op = 'UPDATE' and new.deadline is distinct from old.deadline and new.deadline is not null
     and exists (select from tasks.task s where s.parent_id = new.id and s.deadline > new.deadline) then
    raise exception 'subtask due after its parent' using errcode = 'check_violation', constraint = 'subtask_in_time';
  end if;
  return new;
end $$;
create trigger subtask_in_time before insert or update of deadline, parent_id on tasks.task
  for each row execute function tasks.subtask_in_time();

create table tasks.supporting (
  task_id         bigint not null references tasks.task,
  organisation_id bigint not null references organisations.organisation,
  primary key (task_id, organisation_id)
);
create index supporting_organisation on tasks.supporting (organisation_id);

-- Returned by the unit it was given to, with its reason; answered by giving it to another or insisting.
create table tasks.return (
  id          bigint generated always as identity primary key,
  task_id     bigint not null references tasks.task,
  reason      text not null check (reason <> ''),
  returned_at timestamptz not null default now(),
  returned_by bigint not null references organisations.person
);
create index return_task on tasks.return (task_id);

create table tasks.report (
  id              bigint generated always as identity primary key,
  task_id         bigint not null references tasks.task,
  number          int not null,
  progress        text not null check (progress in ('not_started', 'on_schedule', 'behind', 'blocked', 'done')),
  text            text not null check (text <> ''),
  reported_at     timestamptz not null default now(),
  person_id       bigint not null references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint not null references organisations.organisation,
  on_behalf_of    bigint references organisations.person,
  unique (task_id, number),
  -- What a verification is checked against.
  unique (id, task_id, person_id)
);

create table tasks.evidence (
  id         bigint generated always as identity primary key,
  report_id  bigint not null references tasks.report,
  name       text not null check (name <> ''),
  media_type text not null,
  size       bigint not null check (size > 0),
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$')
);
create index evidence_report on tasks.evidence (report_id);

create table tasks.verification (
  id                 bigint generated always as identity primary key,
  task_id            bigint not null references tasks.task,
  report_id          bigint not null,
  reporter_person_id bigint not null,
  lead_organisation_id bigint not null references organisations.organisation,
  result             text not null check (result in ('verified', 'sent_back')),
  level              text not null check (level in ('claimed', 'documented', 'checked', 'confirmed')),
  reason             text,
  verified_at        timestamptz not null default now(),
  person_id          bigint not null references organisations.person,
  post_id            bigint references organisations.post,
  organisation_id    bigint not null references organisations.organisation,
  on_behalf_of       bigint references organisations.person,
  foreign key (report_id, task_id, reporter_person_id) references tasks.report (id, task_id, person_id),
  constraint the_verifier_is_not_the_reporter check (person_id <> reporter_person_id),
  constraint the_verifier_is_not_in_the_responsible_unit check (organisation_id <> lead_organisation_id),
  constraint sent_back_with_a_reason check (result = 'verified' or coalesce(reason, '') <> '')
);
create index verification_task on tasks.verification (task_id);

create table tasks.closure (
  task_id         bigint primary key references tasks.task,
  note            text,
  closed_at       timestamptz not null default now(),
  person_id       bigint not null references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint not null references organisations.organisation
);
