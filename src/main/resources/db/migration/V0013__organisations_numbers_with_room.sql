-- A nation has 41,810 organisations: adding one must not number all of them again. Each organisation now leaves room
-- behind its last child; a newcomer takes a sixteenth of what its parent has left, and touches nobody else. Only when
-- that room is used up is the whole tree numbered again, by counting instead of by searching (a second for a nation).

-- Changes of the tree come one after the other, or two newcomers would take the same room.
create function organisations.lock_tree() returns void language sql as $$
  select pg_advisory_xact_lock(7203111, 1)
$$;

-- Entering an organisation and leaving it each take one step of the numbering. How many steps lie before an
-- organisation follows from its place in preorder, its depth, and the size of its subtree.
create or replace function organisations.renumber() returns void language plpgsql as $$
declare step constant bigint := 1048576;
begin
  perform organisations.lock_tree();
  with recursive walk as (
    select id, array[id] as path from organisations.organisation where parent_id is null
    union all
    select o.id, w.path || o.id from organisations.organisation o join walk w on o.parent_id = w.id
  ), placed as (
    select id, cardinality(path) - 1 as depth, row_number() over (order by path) - 1 as before from walk
  ), sized as (
    select above as id, count(*) as size from walk, unnest(path) above group by above
  ), numbered as (
    select p.id, p.depth,
           (2 * p.before - p.depth + 1) * step as first_number,
           (2 * p.before - p.depth + 1 + 2 * s.size) * step - 1 as last_number
      from placed p join sized s using (id)
  )
  update organisations.organisation o
     set first_number = n.first_number, last_number = n.last_number, depth = n.depth
    from numbered n
   where n.id = o.id
     and (o.first_number, o.last_number, o.depth) is distinct from (n.first_number, n.last_number, n.depth::smallint);
end $$;

-- Numbers organisations just added, parents before children. Those of one parent get room in the order given.
create function organisations.number(added bigint[]) returns void language plpgsql as $$
declare
  newcomer bigint;
  above    organisations.organisation;
  taken    bigint;
  room     bigint;
begin
  perform organisations.lock_tree();
  -- For very many it is quicker to number all.
  if cardinality(added) > 2000 then
    perform organisations.renumber();
    return;
  end if;
  foreach newcomer in array added loop
    select p.* into above from organisations.organisation o
      join organisations.organisation p on p.id = o.parent_id where o.id = newcomer;
    if found then
      select coalesce(max(last_number), above.first_number) into taken
        from organisations.organisation where parent_id = above.id and id <> newcomer and last_number > 0;
      room := (above.last_number - taken) / 16;
      if above.last_number = 0 or room < 1 then
        perform organisations.renumber();
        return;
      end if;
    else
      -- The root of a tree of its own: behind all others, with room for a nation.
      select coalesce(max(last_number), 0) into taken from organisations.organisation where parent_id is null;
      room := 1099511627776;
      above.depth := -1;
    end if;
    update organisations.organisation
       set first_number = taken + 1, last_number = taken + room, depth = above.depth + 1
     where id = newcomer;
  end loop;
end $$;

select organisations.renumber();
