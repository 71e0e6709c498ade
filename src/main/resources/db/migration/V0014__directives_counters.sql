-- Roll-ups without counting. For each directive and each organisation: how many bodies beneath it hold the directive,
-- and how many of those stand in which state, clause by clause. What a body itself says is in its receipt; a leaf of the
-- tree therefore has no row here. Nobody writes these rows while deciding: a change appends what it changes to
-- coverage_delta, and one worker folds that upwards. A reader adds what is not folded yet. Everything is done by triggers,
-- so that it holds whoever writes a receipt.

create table directives.coverage_beneath (
  directive_id    bigint not null references directives.directive,
  organisation_id bigint not null references organisations.organisation,
  bodies          int not null,
  -- Seven for each clause: position 7 * (number - 1) + state + 1.
  counts          int[] not null,
  primary key (directive_id, organisation_id)
) with (fillfactor = 60);

-- What has changed beneath an organisation, and so beneath all above it: `change` is added to the counts at `place`.
create table directives.coverage_delta (
  directive_id    bigint not null,
  organisation_id bigint not null,
  bodies          int not null,
  place              int[] not null,
  change              int[] not null,
  check (cardinality(place) = cardinality(change))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);
create index coverage_delta_directive on directives.coverage_delta (directive_id);

-- Adds to counts; grows them where a clause was added.
create function directives.plus(counts int[], place int[], change int[]) returns int[]
language plpgsql immutable as $$
declare i int; longest int;
begin
  select max(a) into longest from unnest(place) a;
  if coalesce(cardinality(counts), 0) < longest then
    counts := counts || array_fill(0, array[(longest + 6) / 7 * 7 - coalesce(cardinality(counts), 0)]);
  end if;
  for i in 1 .. cardinality(place) loop
    counts[place[i]] := counts[place[i]] + change[i];
  end loop;
  return counts;
end $$;

-- Whether a receipt in this state counts: neither given back nor carried over into another.
create function directives.counts(state text) returns boolean language sql immutable as $$
  select state not in ('returned', 'merged')
$$;

-- Where the bytes of a packed coverage count.
create function directives.positions(coverage bytea) returns int[] language sql immutable as $$
  select coalesce(array_agg(7 * n + get_byte(coverage, n) + 1 order by n), '{}')
    from generate_series(0, length(coverage) - 1) n
$$;

-- A cascade adds thousands of receipts in one statement, most of them alike: one delta for those of one parent.
create function directives.receipts_added() returns trigger language plpgsql as $$
begin
  insert into directives.coverage_delta (directive_id, organisation_id, bodies, place, change)
  select s.directive_id, s.parent_id, s.bodies, directives.positions(s.coverage),
         array_fill(s.bodies, array[length(s.coverage)])
    from (select r.directive_id, o.parent_id, r.coverage, count(*)::int as bodies
            from added r
            join organisations.organisation o on o.id = r.organisation_id
           where directives.counts(r.state) and o.parent_id is not null
           group by 1, 2, 3) s;
  return null;
end $$;
create trigger receipts_added after insert on directives.receipt referencing new table as added
  for each statement execute function directives.receipts_added();

create function directives.receipt_changed() returns trigger language plpgsql as $$
declare
  was    bytea := case when directives.counts(old.state) then old.coverage end;
  became bytea;
  above  bigint;
  place  int[] := '{}';
  change int[] := '{}';
begin
  if tg_op = 'UPDATE' and directives.counts(new.state) then
    became := new.coverage;
  end if;
  select parent_id into above from organisations.organisation where id = old.organisation_id;
  if above is null then
    return null;
  end if;
  if length(was) = length(became) then
    for n in 0 .. length(was) - 1 loop
      if get_byte(was, n) <> get_byte(became, n) then
        place := place || array[7 * n + get_byte(was, n) + 1, 7 * n + get_byte(became, n) + 1];
        change := change || array[-1, 1];
      end if;
    end loop;
  else
    place := directives.positions(coalesce(was, '')) || directives.positions(coalesce(became, ''));
    change := array_fill(-1, array[coalesce(length(was), 0)]) || array_fill(1, array[coalesce(length(became), 0)]);
  end if;
  insert into directives.coverage_delta (directive_id, organisation_id, bodies, place, change)
  values (old.directive_id, above, (became is not null)::int - (was is not null)::int, place, change);
  return null;
end $$;
create trigger receipt_changed after update on directives.receipt for each row
  when (old.coverage <> new.coverage or directives.counts(old.state) <> directives.counts(new.state))
  execute function directives.receipt_changed();
create trigger receipt_removed after delete on directives.receipt for each row
  execute function directives.receipt_changed();

-- A receipt stays with its directive and its body; the counters rely on it.
create function directives.refuse_moving() returns trigger language plpgsql as $$
begin
  raise exception 'a receipt stays with its directive and its body';
end $$;
create trigger receipt_stays before update of directive_id, organisation_id on directives.receipt for each row
  when (old.directive_id <> new.directive_id or old.organisation_id <> new.organisation_id)
  execute function directives.refuse_moving();

-- Folds what has been committed, up to so many deltas, into the counters of every organisation above. One at a time; who
-- comes while another folds does nothing. What it sees it deletes in the same statement, so transactions may commit in any
-- order: what this statement's snapshot does not hold is left for the next.
create function directives.fold(most int) returns int language plpgsql as $$
declare
  folded int := 0;
  f record;
begin
  if not pg_try_advisory_xact_lock(7203111, 2) then
    return 0;
  end if;
  for f in
    with recursive gone as (
      delete from directives.coverage_delta
       where ctid = any (array(select ctid from directives.coverage_delta limit most))
      returning directive_id, organisation_id, bodies, place, change
    ), above as (
      select distinct organisation_id as origin, organisation_id as node from gone
      union all
      select a.origin, o.parent_id from above a
        join organisations.organisation o on o.id = a.node where o.parent_id is not null
    ), counted as (
      select g.directive_id, a.node, sum(g.bodies)::int as bodies, sum(1)::int as deltas
        from gone g join above a on a.origin = g.organisation_id group by 1, 2
    ), changed as (
      select g.directive_id, g.organisation_id, u.place, sum(u.change) as change
        from gone g cross join lateral unnest(g.place, g.change) u(place, change) group by 1, 2, 3
    ), summed as (
      select c.directive_id, a.node, c.place, sum(c.change)::int as change
        from changed c join above a on a.origin = c.organisation_id group by 1, 2, 3 having sum(c.change) <> 0
    ), gathered as (
      select directive_id, node, array_agg(place) as place, array_agg(change) as change from summed group by 1, 2
    )
    select c.directive_id, c.node, c.bodies, coalesce(g.place, '{}') as place, coalesce(g.change, '{}') as change,
           (select count(*) from gone) as gone
      from counted c left join gathered g using (directive_id, node)
     order by 1, 2
  loop
    folded := f.gone;
    update directives.coverage_beneath b
       set bodies = b.bodies + f.bodies, counts = directives.plus(b.counts, f.place, f.change)
     where b.directive_id = f.directive_id and b.organisation_id = f.node;
    if not found then
      insert into directives.coverage_beneath (directive_id, organisation_id, bodies, counts)
      values (f.directive_id, f.node, f.bodies, directives.plus('{}', f.place, f.change));
    end if;
  end loop;
  return folded;
end $$;

-- Counts everything again from the packed receipts, in one statement and so on one snapshot: after a change of the tree
-- that moved bodies, or when in doubt.
--   only: one directive; null for all
create function directives.recount(only_directive bigint default null) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7203111, 2);
  with recursive gone as (
    delete from directives.coverage_delta d where only_directive is null or d.directive_id = only_directive
  ), held as (
    select r.directive_id, o.parent_id as node, r.coverage
      from directives.receipt r join organisations.organisation o on o.id = r.organisation_id
     where directives.counts(r.state) and o.parent_id is not null
       and (only_directive is null or r.directive_id = only_directive)
  ), parents as (
    select directive_id, node, count(*) as bodies from held group by 1, 2
  ), tallied as (
    select directive_id, node, 7 * n + get_byte(coverage, n) + 1 as place, count(*) as change
      from held cross join lateral generate_series(0, length(coverage) - 1) n group by 1, 2, 3
  ), above as (
    select distinct node as origin, node from parents
    union all
    select a.origin, o.parent_id from above a
      join organisations.organisation o on o.id = a.node where o.parent_id is not null
  ), counted as (
    select p.directive_id, a.node, sum(p.bodies)::int as bodies
      from parents p join above a on a.origin = p.node group by 1, 2
  ), summed as (
    select t.directive_id, a.node, t.place, sum(t.change)::int as change
      from tallied t join above a on a.origin = t.node group by 1, 2, 3
  ), gathered as (
    select directive_id, node, array_agg(place) as place, array_agg(change) as change from summed group by 1, 2
  ), fresh as (
    select c.directive_id, c.node, c.bodies, directives.plus('{}', coalesce(g.place, '{}'), coalesce(g.change, '{}')) as counts
      from counted c left join gathered g using (directive_id, node)
  ), obsolete as (
    delete from directives.coverage_beneath b
     where (only_directive is null or b.directive_id = only_directive)
       and not exists (select from fresh f where f.directive_id = b.directive_id and f.node = b.organisation_id)
  )
  insert into directives.coverage_beneath as b (directive_id, organisation_id, bodies, counts)
  select directive_id, node, bodies, counts from fresh
      on conflict (directive_id, organisation_id) do update set bodies = excluded.bodies, counts = excluded.counts;
end $$;

-- A body that moves takes its subtree's counts along.
create function directives.tree_changed() returns trigger language plpgsql as $$
begin
  -- Decisions under way end first, and later ones see the new tree.
  lock table directives.receipt in share mode;
  perform directives.recount();
  return null;
end $$;
create trigger tree_changed after update of parent_id on organisations.organisation for each row
  when (old.parent_id is distinct from new.parent_id) execute function directives.tree_changed();

-- One body decides about one clause: the row is locked, the byte and its counters change in one update that touches no
-- index, and a note is kept only where something was said. All in one call from the application.
--   receipt: null where the body has none; standing: the receipt's state; before: what the clause stood at
create function directives.decide(
  directive bigint, body bigint, clause bigint, number int, state_byte int, state_name text,
  why text, moment timestamptz, person bigint,
  out receipt bigint, out standing text, out before int
) language plpgsql as $$
begin
  select r.id, r.state, get_byte(r.coverage, number - 1) into receipt, standing, before
    from directives.receipt r where r.directive_id = directive and r.organisation_id = body for update;
  if receipt is null or not directives.counts(standing) then
    return;
  end if;
  if before <> state_byte then
    update directives.receipt r
       set coverage         = set_byte(r.coverage, number - 1, state_byte),
           n_unknown        = n_unknown        + (state_byte = 0)::int - (before = 0)::int,
           n_under_study    = n_under_study    + (state_byte = 1)::int - (before = 1)::int,
           n_covered        = n_covered        + (state_byte = 2)::int - (before = 2)::int,
           n_partly         = n_partly         + (state_byte = 3)::int - (before = 3)::int,
           n_guideline      = n_guideline      + (state_byte = 4)::int - (before = 4)::int,
           n_not_applicable = n_not_applicable + (state_byte = 5)::int - (before = 5)::int,
           n_uncovered      = n_uncovered      + (state_byte = 6)::int - (before = 6)::int
     where r.directive_id = directive and r.organisation_id = body;
  end if;
  if why is not null then
    insert into directives.coverage_note as n (clause_id, organisation_id, state, reason, at, person_id)
    values (clause, body, state_name, why, moment, person)
        on conflict (clause_id, organisation_id) do update
       set state = excluded.state, reason = excluded.reason, at = excluded.at, person_id = excluded.person_id;
  else
    delete from directives.coverage_note n where n.clause_id = clause and n.organisation_id = body;
  end if;
end $$;

select directives.recount();
