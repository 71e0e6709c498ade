-- What becomes of a directive after it was sent: corrections that keep what stood before, returns that are answered, two
-- records of one directive merged, a body's own clauses beside its superior's.
alter table directives.directive
  add column state text not null default 'in_force' check (state in ('in_force', 'superseded', 'withdrawn', 'merged')),
  add column superseded_by bigint references directives.directive,
  -- The record that answers for this one since they were found to be the same.
  add column merged_into bigint references directives.directive,
  -- The superior's directive that this record adds a body's own clauses to.
  add column local_to bigint references directives.directive,
  add constraint merged_into_one check ((state = 'merged') = (merged_into is not null)),
  add constraint superseded_by_one check (superseded_by is null or state = 'superseded'),
  add constraint not_by_itself check (superseded_by <> id and merged_into <> id and local_to <> id);
create unique index one_local_record_each on directives.directive (local_to, organisation_id) where local_to is not null;
create index directive_merged_into on directives.directive (merged_into) where merged_into is not null;
create index directive_conveyed on directives.directive_conveys (conveyed_id);

alter table directives.clause
  add column state text not null default 'in_force' check (state in ('in_force', 'superseded', 'withdrawn')),
  add column superseded_by bigint references directives.clause,
  -- The same clause in the record that this one's directive was merged into.
  add column merged_into bigint references directives.clause,
  -- The superior's clause that this one details for its own place.
  add column details_id bigint references directives.clause,
  -- Since when it reads as it does; null since it was marked.
  add column worded_at timestamptz,
  add constraint clause_superseded_by_one check (superseded_by is null or state = 'superseded'),
  add constraint clause_not_by_itself check (superseded_by <> id and merged_into <> id and details_id <> id);
create index clause_details on directives.clause (details_id) where details_id is not null;
create index clause_merged_into on directives.clause (merged_into) where merged_into is not null;

-- Each correction after sending, with what stood before and from when to when. Without a clause it is the whole directive.
create table directives.correction (
  id            bigint generated always as identity primary key,
  directive_id  bigint not null references directives.directive,
  clause_id     bigint references directives.clause,
  change        text not null check (change in ('changed', 'superseded', 'withdrawn')),
  reason        text not null check (reason <> ''),
  kind          text,
  text          text,
  addressee     text,
  due_on        date,
  review_on     date,
  in_force_from timestamptz not null,
  corrected_at  timestamptz not null,
  corrected_by  bigint references organisations.person,
  -- How many bodies had decided about it.
  bodies        int not null default 0,
  constraint a_clauses_words_are_kept check ((clause_id is null) = (text is null) and (text is null) = (kind is null)),
  constraint a_directive_is_not_reworded check (clause_id is not null or change <> 'changed')
);
create index correction_clause on directives.correction (clause_id, corrected_at) where clause_id is not null;
create index correction_directive on directives.correction (directive_id, corrected_at);

-- Words that another body holds are never changed without keeping what they were.
create function directives.reworded_openly() returns trigger language plpgsql as $$
begin
  if exists (select from directives.receipt r join directives.directive d on d.id = r.directive_id
              where r.directive_id = old.directive_id and r.organisation_id <> d.organisation_id)
     and not exists (select from directives.correction c
                      where c.clause_id = old.id and c.text = old.text and c.corrected_at = new.worded_at) then
    raise exception 'a clause that was sent is corrected openly' using errcode = 'check_violation', constraint = 'reworded_openly';
  end if;
  return new;
end $$;
create trigger reworded_openly before update on directives.clause
  for each row when ((old.text, old.kind, old.due_on, old.review_on, old.addressee)
                     is distinct from (new.text, new.kind, new.due_on, new.review_on, new.addressee))
  execute function directives.reworded_openly();

-- Bodies that had decided about what was corrected, and have to look again. One row a body, however many clauses.
create table directives.reopened (
  correction_id   bigint not null references directives.correction,
  organisation_id bigint not null references organisations.organisation,
  -- What the body had decided: its packed coverage before, of the one clause or of all.
  stood           bytea not null,
  answered_at     timestamptz,
  answered_by     bigint references organisations.person,
  primary key (correction_id, organisation_id)
);
create index reopened_unanswered on directives.reopened (organisation_id, correction_id) where answered_at is null;

-- Every decision in a packed coverage goes back to under study, what was undecided becomes not applicable, and what was
-- not applicable stays so: for a directive that is no longer in force. Bytes are pairs of hexadecimal digits of which the
-- first is always 0.
create function directives.no_longer_in_force(coverage bytea) returns bytea language sql immutable parallel safe as $$
  select decode(regexp_replace(regexp_replace(encode(coverage, 'hex'), '0[2346]', '01', 'g'), '00', '05', 'g'), 'hex')
$$;

alter table directives.receipt
  drop constraint receipt_state_check,
  add constraint receipt_state_check check (state in ('sent', 'delivered', 'acknowledged', 'returned', 'merged')),
  -- When somebody of the body first opened it.
  add column read_at timestamptz,
  add column returned_at timestamptz;

-- What a sender did about a return.
create table directives.return_answer (
  id              bigint generated always as identity primary key,
  receipt_id      bigint not null references directives.receipt (id),
  answer          text not null check (answer in ('redirected', 'withdrawn')),
  organisation_id bigint references organisations.organisation,
  answered_at     timestamptz not null,
  answered_by     bigint references organisations.person,
  answering_id    bigint not null references organisations.organisation,
  constraint redirected_to_somebody check ((answer = 'redirected') = (organisation_id is not null))
);
create index return_answer_receipt on directives.return_answer (receipt_id, answered_at);

-- What a body had decided in a record before that was merged into another, where the two disagreed.
create table directives.merged_decision (
  clause_id       bigint not null references directives.clause,
  organisation_id bigint not null references organisations.organisation,
  kept            text not null,
  dropped         text not null,
  decided_at      timestamptz not null,
  decided_by      bigint references organisations.person,
  primary key (clause_id, organisation_id)
);
