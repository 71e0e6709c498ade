-- Which bodies beneath a node are late with which clauses, the first so many. Goes down the tree level by level, only
-- where the counters say that something is open: where all is done nothing is read, however many bodies there are.

-- Of a clause by the counts of a node: unknown, under study, partly covered, uncovered.
create function directives.open(counts int[], number int) returns int language sql immutable as $$
  select coalesce(counts[7 * number - 6], 0) + coalesce(counts[7 * number - 5], 0)
       + coalesce(counts[7 * number - 3], 0) + coalesce(counts[7 * number], 0)
$$;

--   among, numbers: directives and clause numbers, in the order wanted
--   after: of the first of them, only bodies behind this preorder number
--   nth: the position in those lists; state: the byte
create function directives.late_beneath(among bigint[], numbers int[], top bigint, after bigint, most int)
returns table (nth int, organisation_id bigint, first_number bigint, state int)
language plpgsql stable as $$
declare
  opened  bigint[];
  ns      int[] := array(select g from generate_series(1, cardinality(among)) g);
  nodes   bigint[] := array_fill(top, array[cardinality(among)]);
  next_ns int[];
  next_nodes bigint[];
  sure    int;
  l       record;
  found_n int[] := '{}';
  found_o bigint[] := '{}';
  found_f bigint[] := '{}';
  found_s int[] := '{}';
begin
  -- Where something was opened that is not folded yet the counters may still say that all is done.
  select array_agg(distinct o.first_number) into opened
    from directives.coverage_delta d join organisations.organisation o on o.id = d.organisation_id
   where d.directive_id = any (among)
     and exists (select from unnest(d.place, d.change) u(place, change) where u.change > 0 and (u.place - 1) % 7 in (0, 1, 3, 6));
  while cardinality(nodes) > 0 loop
    next_ns := '{}';
    next_nodes := '{}';
    sure := 0;
    for l in
      select p.n, c.id, c.first_number as f, c.last_number as t,
             case when directives.counts(r.state) and length(r.coverage) >= numbers[p.n]
                  then get_byte(r.coverage, numbers[p.n] - 1) end as s,
             coalesce(directives.open(b.counts, numbers[p.n]), 0) as open,
             opened is not null and exists (select from unnest(opened) x where x between c.first_number and c.last_number) as maybe
        from unnest(ns, nodes) p(n, node)
        join organisations.organisation c on c.parent_id = p.node
        left join directives.receipt r on r.directive_id = among[p.n] and r.organisation_id = c.id
        left join directives.coverage_beneath b on b.directive_id = among[p.n] and b.organisation_id = c.id
       order by p.n, c.first_number
    loop
      exit when sure >= most;
      if l.n > 1 or l.t > after then
        if l.s in (0, 1, 3, 6) and (l.n > 1 or l.f > after) then
          found_n := found_n || l.n;
          found_o := found_o || l.id;
          found_f := found_f || l.f;
          found_s := found_s || l.s;
          sure := sure + 1;
        end if;
        if l.open > 0 or l.maybe then
          next_ns := next_ns || l.n;
          next_nodes := next_nodes || l.id;
          -- Of a node that begins before `after` nobody knows how many lie behind it.
          if l.n > 1 or l.f > after then
            sure := sure + l.open;
          end if;
        end if;
      end if;
    end loop;
    ns := next_ns;
    nodes := next_nodes;
  end loop;
  return query
    select u.n, u.o, u.f, u.s from unnest(found_n, found_o, found_f, found_s) u(n, o, f, s)
     order by u.n, u.f limit most;
end $$;
