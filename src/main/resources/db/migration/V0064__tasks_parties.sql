-- Who has a part in a task: its issuer, lead, supervisor and supporting units, whoever is named as blocking it, and
-- those who lead something handed down from it. Kept by triggers, so that whoever writes a task keeps it right; read by every list that asks who may
-- see a task. Before, each list walked the tree of tasks and asked four times over, with an OR between.
create table tasks.party (
  task_id         bigint not null references tasks.task on delete cascade,
  organisation_id bigint not null references organisations.organisation,
  part            text not null check (part in ('issuer', 'lead', 'supervisor', 'supporting', 'blocker', 'below')),
  primary key (task_id, organisation_id, part)
);
create index party_organisation on tasks.party (organisation_id, task_id);

create function tasks.ancestors(of_task bigint) returns setof bigint language sql stable as $$
  with recursive up (id) as (
    select parent_id from tasks.task where id = of_task and parent_id is not null
    union
    select t.parent_id from tasks.task t join up on t.id = up.id where t.parent_id is not null
  )
  select id from up
$$;

-- Whether this organisation leads something below that task.
create function tasks.leads_below(organisation bigint, above bigint) returns boolean language sql stable as $$
  with recursive down (id, lead) as (
    select id, lead_organisation_id from tasks.task where parent_id = above
    union all
    select t.id, t.lead_organisation_id from tasks.task t join down on t.parent_id = down.id
  )
  select exists (select from down where lead = organisation)
$$;

create function tasks.keep_parties() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from tasks.party p where p.task_id = new.id and p.part in ('issuer', 'lead', 'supervisor');
    if new.lead_organisation_id <> old.lead_organisation_id then
      delete from tasks.party p
       using tasks.ancestors(new.id) a (id)
       where p.task_id = a.id and p.part = 'below' and p.organisation_id = old.lead_organisation_id
         and not tasks.leads_below(old.lead_organisation_id, a.id);
    end if;
  end if;
  insert into tasks.party (task_id, organisation_id, part)
  select new.id, x.organisation_id, x.part
    from (values (new.issuing_organisation_id, 'issuer'), (new.lead_organisation_id, 'lead'),
                 (new.supervisor_organisation_id, 'supervisor')) x (organisation_id, part)
   where x.organisation_id is not null;
  if new.parent_id is not null then
    insert into tasks.party (task_id, organisation_id, part)
    select a.id, new.lead_organisation_id, 'below' from tasks.ancestors(new.id) a (id)
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger keep_parties after insert or update of issuing_organisation_id, lead_organisation_id, supervisor_organisation_id
  on tasks.task for each row execute function tasks.keep_parties();

create function tasks.keep_supporting_parties() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    delete from tasks.party where task_id = old.task_id and organisation_id = old.organisation_id and part = 'supporting';
  else
    insert into tasks.party values (new.task_id, new.organisation_id, 'supporting') on conflict do nothing;
  end if;
  return null;
end $$;
create trigger keep_supporting_parties after insert or delete on tasks.supporting
  for each row execute function tasks.keep_supporting_parties();

-- Whoever can lift a block sees what is blocked, as long as it is.
create function tasks.keep_blocking_parties() returns trigger language plpgsql as $$
begin
  if new.lifted_at is null then
    insert into tasks.party values (new.task_id, new.lifter_organisation_id, 'blocker') on conflict do nothing;
  else
    delete from tasks.party where task_id = new.task_id and part = 'blocker';
  end if;
  return null;
end $$;
create trigger keep_blocking_parties after insert or update of lifted_at on tasks.block
  for each row when (new.lifter_organisation_id is not null) execute function tasks.keep_blocking_parties();

-- Where a task came from never changes: what stands above it has been told who leads it.
create function tasks.parent_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a task keeps its parent' using errcode = 'check_violation', constraint = 'parent_stays';
end $$;
create trigger parent_stays before update of parent_id on tasks.task
  for each row when (new.parent_id is distinct from old.parent_id) execute function tasks.parent_stays();

insert into tasks.party
select id, issuing_organisation_id, 'issuer' from tasks.task
union select id, lead_organisation_id, 'lead' from tasks.task
union select id, supervisor_organisation_id, 'supervisor' from tasks.task where supervisor_organisation_id is not null
union select task_id, organisation_id, 'supporting' from tasks.supporting
union select task_id, lifter_organisation_id, 'blocker' from tasks.block
 where lifted_at is null and lifter_organisation_id is not null
union select a.id, t.lead_organisation_id, 'below' from tasks.task t, tasks.ancestors(t.id) a (id);

-- The order of every list of tasks: what has not ended first, the nearest day first.
alter table tasks.task
  add column ended boolean not null generated always as (state in ('closed', 'split', 'partly', 'overtaken', 'cancelled')) stored,
  add column due date generated always as (coalesce(deadline, review_on)) stored;
create index task_order on tasks.task (ended, due, id desc);
