-- Obligations that come again and again, and programmes that tasks carry out place by place.

create table tasks.programme (
  id                    bigint generated always as identity primary key,
  name_en               text,
  name_zh               text,
  owner_organisation_id bigint not null references organisations.organisation,
  created_at            timestamptz not null default now(),
  constraint a_name_in_one_language check (coalesce(nullif(name_en, ''), nullif(name_zh, '')) is not null)
);
create index programme_owner on tasks.programme (owner_organisation_id);

-- The places that a programme is meant to reach: M of "N of M".
create table tasks.programme_place (
  programme_id    bigint not null references tasks.programme,
  organisation_id bigint not null references organisations.organisation,
  primary key (programme_id, organisation_id)
);

create table tasks.recurrence (
  id                         bigint generated always as identity primary key,
  title                      text not null check (title <> ''),
  text                       text not null default '',
  clause_id                  bigint references directives.clause,
  decision_clause_id         bigint references decisions.decision_clause,
  own_initiative             text,
  issuing_organisation_id    bigint not null references organisations.organisation,
  lead_organisation_id       bigint not null references organisations.organisation,
  lead_post_id               bigint references organisations.post,
  supervisor_organisation_id bigint references organisations.organisation,
  programme_id               bigint references tasks.programme,
  themes                     text[] not null default '{}',
  target_groups              text[] not null default '{}',
  access                     text not null check (access in ('internal', 'restricted')),
  every                      int not null check (every between 1 and 60),
  unit                       text not null check (unit in ('week', 'month', 'quarter', 'year')),
  -- The first day an occurrence is due; the others follow from it.
  first_due                  date not null,
  until                      date check (until >= first_due),
  lead_days                  int not null check (lead_days between 0 and 366),
  state                      text not null default 'active' check (state in ('active', 'paused', 'ended')),
  -- Occurrences due up to this day have been seen to, made or passed over.
  seen_to                    date not null,
  created_at                 timestamptz not null default now(),
  person_id                  bigint not null references organisations.person,
  constraint recurrence_says_why check
    (num_nonnulls(clause_id, decision_clause_id) > 0 or coalesce(own_initiative, '') <> ''),
  constraint the_doer_of_a_recurrence_does_not_supervise check (supervisor_organisation_id <> lead_organisation_id)
);
create index recurrence_issuing on tasks.recurrence (issuing_organisation_id);
create index recurrence_active on tasks.recurrence (seen_to) where state = 'active';

alter table tasks.task
  add column programme_id bigint references tasks.programme,
  add column recurrence_id bigint references tasks.recurrence,
  -- The day that the pattern gave; the deadline may be extended, this stays.
  add column period date,
  add constraint an_occurrence_has_its_period check ((recurrence_id is null) = (period is null)),
  add constraint each_occurrence_once unique (recurrence_id, period);
create index task_programme on tasks.task (programme_id) where programme_id is not null;
