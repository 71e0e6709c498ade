-- A sending of 41,809 bodies went in the order of ids, so each of its steps touched nearly every county, and after each step the
-- counters of all of them were folded anew. It now goes parent by parent, and what has the same shape is folded without being taken
-- apart. A body that moves meanwhile could be passed over: then the sending begins again, which serves nobody twice.
alter table directives.cascade add column served_parent bigint not null default 0;
comment on column directives.cascade.served_up_to is 'Within the parent served_parent; all bodies of parents before that have been served.';
update directives.cascade set served_up_to = 0, done = 0 where finished_at is null;

create or replace function directives.tree_changed() returns trigger language plpgsql as $$
begin
  -- In the order in which a sending locks: itself, then receipts.
  update directives.cascade set served_parent = 0, served_up_to = 0, done = 0 where finished_at is null;
  -- Decisions under way end first, and later ones see the new tree.
  lock table directives.receipt in share mode;
  perform directives.recount();
  return null;
end $$;

create function directives.times(change int[], times int) returns int[] language sql immutable as $$
  select case times when 1 then change else array(select times * c from unnest(change) with ordinality u(c, n) order by n) end
$$;

-- As before: one at a time, and what it sees it deletes in the same statement. Rows that count nobody any more, after receipts were
-- carried into another record, went on standing and made a count differ from a recount; they go.
create or replace function directives.fold(most int) returns int language plpgsql as $$
declare
  folded  int;
  fewer   bigint[];
begin
  if not pg_try_advisory_xact_lock(7203111, 2) then
    return 0;
  end if;
  with recursive gone as (
    delete from directives.coverage_delta
     where ctid = any (array(select ctid from directives.coverage_delta limit most))
    returning directive_id, organisation_id, bodies, place, change
  ), shaped as materialized (
    select directive_id, organisation_id, place, change, sum(bodies)::int as bodies, count(*)::int as times
      from gone group by 1, 2, 3, 4
  ), above as (
    select distinct organisation_id as origin, organisation_id as node from shaped
    union all
    select a.origin, o.parent_id from above a
      join organisations.organisation o on o.id = a.node where o.parent_id is not null
  ), raised as materialized (
    select s.directive_id, a.node, s.place, s.change, sum(s.bodies)::int as bodies, sum(s.times)::int as times
      from shaped s join above a on a.origin = s.organisation_id group by 1, 2, 3, 4
  ), counted as materialized (
    select directive_id, node, sum(bodies)::int as bodies, count(*) as shapes from raised group by 1, 2
  ), summed as (
    -- Taken apart only where several shapes meet.
    select r.directive_id, r.node, u.place, sum(r.times * u.change)::int as change
      from raised r
      join counted c on c.directive_id = r.directive_id and c.node = r.node and c.shapes > 1
     cross join lateral unnest(r.place, r.change) u(place, change)
     group by 1, 2, 3 having sum(r.times * u.change) <> 0
  ), gathered as (
    select directive_id, node, array_agg(place) as place, array_agg(change) as change from summed group by 1, 2
  ), changed as materialized (
    select c.directive_id, c.node, c.bodies, coalesce(g.place, '{}') as place, coalesce(g.change, '{}') as change
      from counted c left join gathered g on g.directive_id = c.directive_id and g.node = c.node
     where c.shapes > 1
    union all
    select c.directive_id, c.node, c.bodies, r.place, directives.times(r.change, r.times)
      from counted c join raised r on r.directive_id = c.directive_id and r.node = c.node
     where c.shapes = 1
  ), updated as (
    update directives.coverage_beneath b
       set bodies = b.bodies + c.bodies, counts = directives.plus(b.counts, c.place, c.change)
      from changed c
     where b.directive_id = c.directive_id and b.organisation_id = c.node
    returning b.directive_id, b.organisation_id
  ), added as (
    insert into directives.coverage_beneath (directive_id, organisation_id, bodies, counts)
    select c.directive_id, c.node, c.bodies, directives.plus('{}', c.place, c.change) from changed c
     where not exists (select from updated u where u.directive_id = c.directive_id and u.organisation_id = c.node)
  )
  select count(*), array_agg(distinct directive_id) filter (where bodies < 0) into folded, fewer from gone;
  if fewer is not null then
    delete from directives.coverage_beneath where directive_id = any (fewer) and bodies = 0 and 0 = all (counts);
  end if;
  return folded;
end $$;

-- Adds to counts; grows them where a clause was added.
create or replace function directives.plus(counts int[], place int[], change int[]) returns int[]
language plpgsql immutable as $$
declare i int; longest int := 0;
begin
  for i in 1 .. cardinality(place) loop
    longest := greatest(longest, place[i]);
  end loop;
  if coalesce(cardinality(counts), 0) < longest then
    counts := coalesce(counts, '{}') || array_fill(0, array[(longest + 6) / 7 * 7 - coalesce(cardinality(counts), 0)]);
  end if;
  for i in 1 .. cardinality(place) loop
    counts[place[i]] := counts[place[i]] + change[i];
  end loop;
  return counts;
end $$;

-- A correction changes thousands of receipts in one update. Whoever makes one may append its deltas summed for each parent, and
-- then says so for that update: see SummedChange.
drop trigger receipt_changed on directives.receipt;
create trigger receipt_changed after update on directives.receipt for each row
  when ((old.coverage <> new.coverage or directives.counts(old.state) <> directives.counts(new.state))
        and coalesce(current_setting('directives.summed', true), '') = '')
  execute function directives.receipt_changed();

-- What is left over from before.
delete from directives.coverage_beneath where bodies = 0 and 0 = all (counts);
