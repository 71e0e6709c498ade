-- What goes to forty thousand bodies in a few statements was looked up row by row in each table it points to, with a lock on each row
-- found: two thirds of the time of a sending. For receipts and notices, which are written in thousands, one look for the whole
-- statement does the same, from both ends. Who adds checks after adding; who takes away first waits for all who are adding, then checks.
-- It holds where transactions read what has been committed, as all of ours do.

create function directives.receipt_refers() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct directive_id from added) a
              where not exists (select from directives.directive d where d.id = a.directive_id))
     or exists (select from added a where not exists (select from organisations.organisation o where o.id = a.organisation_id))
     or exists (select from (select distinct via_organisation_id from added) a
                 where not exists (select from organisations.organisation o where o.id = a.via_organisation_id))
     or exists (select from (select distinct sent_by from added where sent_by is not null) a
                 where not exists (select from organisations.person p where p.id = a.sent_by)) then
    raise exception 'a receipt is of a directive, a body and a sender'
      using errcode = 'foreign_key_violation', constraint = 'receipt_refers';
  end if;
  return null;
end $$;
create trigger receipt_refers after insert on directives.receipt referencing new table as added
  for each statement execute function directives.receipt_refers();
create trigger receipt_keeps_its_route before update of via_organisation_id, sent_by on directives.receipt for each row
  when ((old.via_organisation_id, old.sent_by) is distinct from (new.via_organisation_id, new.sent_by))
  execute function directives.refuse_moving();

create function directives.receipts_of() returns trigger language plpgsql as $$
begin
  lock table directives.receipt in share mode;
  if tg_argv[0] = 'directive' and exists (select from gone g join directives.receipt r on r.directive_id = g.id)
     or tg_argv[0] = 'organisation' and exists (select from gone g join directives.receipt r on g.id in (r.organisation_id, r.via_organisation_id))
     or tg_argv[0] = 'person' and exists (select from gone g join directives.receipt r on r.sent_by = g.id) then
    raise exception 'there are receipts of this %', tg_argv[0]
      using errcode = 'foreign_key_violation', constraint = 'receipt_refers';
  end if;
  return null;
end $$;
create trigger receipts_of after delete on directives.directive referencing old table as gone
  for each statement execute function directives.receipts_of('directive');
create trigger receipts_of after delete on organisations.organisation referencing old table as gone
  for each statement execute function directives.receipts_of('organisation');
create trigger receipts_of after delete on organisations.person referencing old table as gone
  for each statement execute function directives.receipts_of('person');

alter table directives.receipt
  drop constraint receipt_directive_id_fkey,
  drop constraint receipt_organisation_id_fkey;

create function notifications.notice_refers() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct event_id from added) a
              where not exists (select from notifications.event e where e.id = a.event_id))
     or exists (select from added a where not exists (select from organisations.person p where p.id = a.person_id))
     or exists (select from added a where a.post_id is not null
                 and not exists (select from organisations.post p where p.id = a.post_id)) then
    raise exception 'a notice is of an event, to a person, through a post'
      using errcode = 'foreign_key_violation', constraint = 'notice_refers';
  end if;
  return null;
end $$;
create trigger notice_refers after insert on notifications.notice referencing new table as added
  for each statement execute function notifications.notice_refers();

create function notifications.refuse_moving() returns trigger language plpgsql as $$
begin
  raise exception 'a notice stays with its event, its person and their post';
end $$;
create trigger notice_stays before update of event_id, person_id, post_id on notifications.notice for each row
  when ((old.event_id, old.person_id, old.post_id) is distinct from (new.event_id, new.person_id, new.post_id))
  execute function notifications.refuse_moving();

create function notifications.notices_of() returns trigger language plpgsql as $$
begin
  lock table notifications.notice in share mode;
  if tg_argv[0] = 'event' and exists (select from gone g join notifications.notice n on n.event_id = g.id)
     or tg_argv[0] = 'person' and exists (select from gone g join notifications.notice n on n.person_id = g.id)
     or tg_argv[0] = 'post' and exists (select from gone g join notifications.notice n on n.post_id = g.id) then
    raise exception 'there are notices of this %', tg_argv[0]
      using errcode = 'foreign_key_violation', constraint = 'notice_refers';
  end if;
  return null;
end $$;
create trigger notices_of after delete on notifications.event referencing old table as gone
  for each statement execute function notifications.notices_of('event');
create trigger notices_of after delete on organisations.person referencing old table as gone
  for each statement execute function notifications.notices_of('person');
create trigger notices_of after delete on organisations.post referencing old table as gone
  for each statement execute function notifications.notices_of('post');

alter table notifications.notice
  drop constraint notice_event_id_fkey,
  drop constraint notice_person_id_fkey,
  drop constraint notice_post_id_fkey;

-- Ids that others point to do not change, now that the database does not follow them by itself.
create function shared.refuse_another_id() returns trigger language plpgsql as $$
begin
  raise exception 'an id stays as it is';
end $$;
create trigger id_stays before update of id on directives.directive for each row
  when (old.id <> new.id) execute function shared.refuse_another_id();
create trigger id_stays before update of id on organisations.organisation for each row
  when (old.id <> new.id) execute function shared.refuse_another_id();
create trigger id_stays before update of id on organisations.person for each row
  when (old.id <> new.id) execute function shared.refuse_another_id();
create trigger id_stays before update of id on organisations.post for each row
  when (old.id <> new.id) execute function shared.refuse_another_id();
create trigger id_stays before update of id on notifications.event for each row
  when (old.id <> new.id) execute function shared.refuse_another_id();

-- Who holds a post now was looked for in an index of periods, at twenty times the cost.
create index membership_post on organisations.membership (post_id) where post_id is not null;

-- Where receipts are added the positions of their bytes are worked out once for all that are alike, not once for each parent.
create or replace function directives.receipts_added() returns trigger language plpgsql as $$
begin
  insert into directives.coverage_delta (directive_id, organisation_id, bodies, place, change)
  with alike as materialized (
    select r.directive_id, o.parent_id, r.coverage, count(*)::int as bodies
      from added r
      join organisations.organisation o on o.id = r.organisation_id
     where directives.counts(r.state) and o.parent_id is not null
     group by 1, 2, 3
  ), placed as materialized (
    select coverage, directives.positions(coverage) as place from (select distinct coverage from alike) a
  )
  select a.directive_id, a.parent_id, a.bodies, p.place, array_fill(a.bodies, array[length(a.coverage)])
    from alike a join placed p using (coverage);
  return null;
end $$;
