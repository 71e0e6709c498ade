-- A clause may ask for something by a day, or be looked at again on one; late lists walk clauses in the order of
-- their days, so that no index holds a state.
alter table directives.clause
  add column due_on date,
  add column review_on date,
  add constraint a_date_or_a_review_not_both check (num_nonnulls(due_on, review_on) <= 1);
create index clause_due on directives.clause (due_on, id) where due_on is not null;
