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
  constraint not_applicable_says_why check (kind <> 'not_applicable' or coalesce(reason, '') <> ''),
  -- What a superior asked for is answered, not left at "none".
  constraint a_directives_clause_is_answered check (clause_id is null or kind <> 'none'),
  -- A task reaches a clause.
  constraint tasks_reach_a_clause check (kind <> 'tasks' or num_nonnulls(clause_id, decision_clause_id) = 1)
);
create index next_step_clause on decisions.next_step (clause_id) where clause_id is not null;
create index next_step_decision_clause on decisions.next_step (decision_clause_id) where decision_clause_id is not null;

-- What keeps a meeting from being closed: an item without an outcome; a clause, or an item without any,
-- whose next step is not arranged. Said once, for the pages and for the trigger.
create view decisions.open_question as
  select i.meeting_id, i.id as agenda_item_id, 'outcome' as lacks, null::bigint as clause_id, null::bigint as decision_clause_id
    from meetings.agenda_item i
   where not exists (select from decisions.decision d where d.agenda_item_id = i.id)
  union all
  select i.meeting_id, i.id, 'clause', c.id, null
    from meetings.agenda_item i
    join meetings.agenda_item_directive x on x.agenda_item_id = i.id
    join directives.clause c on c.directive_id = x.directive_id
   where not exists (select from decisions.next_step n where n.agenda_item_id = i.id and n.clause_id = c.id)
  union all
  select i.meeting_id, i.id, 'decision_clause', null, k.id
    from meetings.agenda_item i
    join decisions.decision d on d.agenda_item_id = i.id
    join decisions.decision_clause k on k.decision_id = d.id
   where not exists (select from decisions.next_step n where n.agenda_item_id = i.id and n.decision_clause_id = k.id)
  union all
  select i.meeting_id, i.id, 'item', null, null
    from meetings.agenda_item i
   where not exists (select from meetings.agenda_item_directive x join directives.clause c on c.directive_id = x.directive_id
                      where x.agenda_item_id = i.id)
     and not exists (select from decisions.decision d join decisions.decision_clause k on k.decision_id = d.id
                      where d.agenda_item_id = i.id)
     and not exists (select from decisions.next_step n
                      where n.agenda_item_id = i.id and n.clause_id is null and n.decision_clause_id is null);

create function decisions.nothing_is_open() returns trigger language plpgsql as $$
begin
  if exists (select from decisions.open_question q where q.meeting_id = new.id) then
    raise exception 'the meeting has open questions' using errcode = 'check_violation', constraint = 'nothing_is_open';
  end if;
  return new;
end $$;
create trigger nothing_is_open before update of state on meetings.meeting
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function decisions.nothing_is_open();

-- Nothing is decided before the meeting is in session, nor arranged after it is closed.
create function decisions.while_it_may_decide() returns trigger language plpgsql as $$
begin
  if exists (select from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
              where i.id = new.agenda_item_id
                and m.state not in ('in_session', 'ended', 'minutes_drafted', 'minutes_approved')) then
    raise exception 'the meeting decides nothing now' using errcode = 'check_violation', constraint = 'while_it_may_decide';
  end if;
  return new;
end $$;
create trigger while_it_may_decide before insert or update on decisions.decision
  for each row execute function decisions.while_it_may_decide();
create trigger while_it_may_decide before insert or update on decisions.next_step
  for each row execute function decisions.while_it_may_decide();
