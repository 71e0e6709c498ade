-- What a meeting decided about each item, and the next step arranged for each clause.
create schema decisions;

create table decisions.decision (
  id             bigint generated always as identity primary key,
  agenda_item_id bigint not null unique references meetings.agenda_item,
  outcome        text not null check (outcome in
                   ('adopted', 'adopted_as_amended', 'noted', 'deferred', 'referred', 'returned', 'rejected', 'withdrawn')),
  deferred_to    date,
  referred_to    bigint references organisations.organisation,
  text           text,
  votes_for      int check (votes_for >= 0),
  votes_against  int check (votes_against >= 0),
  abstentions    int check (abstentions >= 0),
  recorded_at    timestamptz not null default now(),
  recorded_by    bigint references organisations.person,
  constraint deferred_to_a_date check ((outcome = 'deferred') = (deferred_to is not null)),
  constraint referred_to_a_body check ((outcome = 'referred') = (referred_to is not null)),
  constraint a_vote_is_whole check (num_nonnulls(votes_for, votes_against, abstentions) in (0, 3))
);

create table decisions.decision_clause (
  id          bigint generated always as identity primary key,
  decision_id bigint not null references decisions.decision,
  number      int not null check (number between 1 and 500),
  text        text not null check (text <> ''),
  -- The directive's clause that this one carries out.
  carries_clause_id bigint references directives.clause,
  unique (decision_id, number)
);
create index decision_clause_carries on decisions.decision_clause (carries_clause_id) where carries_clause_id is not null;

-- "Arrange the next step": for a directive's clause, for a decision clause, or for the item as a whole.
create table decisions.next_step (
  id                 bigint generated always as identity primary key,
  agenda_item_id     bigint not null references meetings.agenda_item,
  clause_id          bigint references directives.clause,
  decision_clause_id bigint references decisions.decision_clause,
  kind               text not null check (kind in
                       ('covered', 'guideline', 'not_applicable', 'under_study', 'tasks', 'none')),
  reason             text,
  arranged_at        timestamptz not null default now(),
  arranged_by        bigint references organisations.person,
  constraint one_next_step_each unique nulls not distinct (agenda_item_id, clause_id, decision_clause_id),
  constraint not_both_clauses check (num_nonnulls(clause_id, decision_clause_id) <= 1),
  constraint not_applicable_says_why check (kind <> 'not_applicable' or coalesce(reason, '') <> '')
);
