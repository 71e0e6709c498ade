-- Finding the nearest of 41,810 sketches took 59 ms: as many rows, of which each cost more to hand on than to compare. They now
-- also stand side by side, up to 4,096 in a row, and the program compares them: eight instructions each.
create table sameness.sketch_block (
  scope    bigint not null,
  block    bigint generated always as identity,
  -- 48 bytes each: report, organisation, sketch.
  sketches bytea not null check (length(sketches) > 0 and length(sketches) % 48 = 0),
  primary key (scope, block)
);
-- Sketches are noise: trying to compress them only takes time.
alter table sameness.sketch_block alter column sketches set storage external;

-- Those of reports that are in no block yet. A block takes them in the statement that deletes them here, so whoever reads both
-- in one statement finds each report once, whenever it was committed.
create table sameness.sketch_fresh (
  scope           bigint not null,
  report_id       bigint not null,
  organisation_id bigint not null,
  sketch          bit(256) not null,
  primary key (scope, report_id)
);
alter table sameness.sketch_fresh set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create function sameness.packed(report_id bigint, organisation_id bigint, sketch bit) returns bytea
language sql immutable as $$
  select int8send(report_id) || int8send(organisation_id) || substring(bit_send(sketch) from 5)
$$;

-- Takes what is fresh into the scope's last block, or into a new one where that is full. What another just takes is left to it.
create function sameness.pack(of_scope bigint) returns void language plpgsql as $$
declare
  taken bytea;
  last  record;
begin
  with gone as (
    delete from sameness.sketch_fresh
     where scope = of_scope
       and report_id = any (array(select report_id from sameness.sketch_fresh where scope = of_scope for update skip locked))
    returning report_id, organisation_id, sketch
  )
  select string_agg(sameness.packed(report_id, organisation_id, sketch), '' order by report_id) into taken from gone;
  if taken is null then
    return;
  end if;
  select b.block, b.sketches into last from sameness.sketch_block b
   where b.scope = of_scope and length(b.sketches) < 4096 * 48
   order by b.block desc limit 1 for update skip locked;
  if last.block is null then
    insert into sameness.sketch_block (scope, sketches) values (of_scope, taken);
  else
    update sameness.sketch_block set sketches = last.sketches || taken where scope = of_scope and block = last.block;
  end if;
end $$;

-- Makes all blocks anew from the sketches themselves.
create function sameness.repack() returns void language plpgsql as $$
begin
  lock table sameness.sketch in share mode;
  delete from sameness.sketch_fresh;
  delete from sameness.sketch_block;
  insert into sameness.sketch_block (scope, sketches)
  select scope, string_agg(sameness.packed(report_id, organisation_id, sketch), '' order by report_id)
    from (select *, (row_number() over (partition by scope order by report_id) - 1) / 4096 as block from sameness.sketch) s
   group by scope, block order by scope, block;
end $$;
select sameness.repack();

-- The key held all columns for the sake of the search that nobody makes any more; a third of the disk.
alter table sameness.sketch drop constraint sketch_pkey, add primary key (scope, report_id);
