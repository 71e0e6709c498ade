-- Sending wrote a route beside each receipt, a row as long as what it said twice: nearly every body has a directive by one route. The
-- first route now stands in the receipt itself, and only further ones have a row. `route` reads as before: all of them.
alter table directives.receipt
  -- The first route: who sent it, and by whom.
  add column via_organisation_id bigint,
  add column sent_by             bigint,
  -- When it came by the first route; null where that was when it was sent, and not again after a return.
  add column routed_at           timestamptz;

update directives.receipt r
   set via_organisation_id = f.via_organisation_id, sent_by = f.sent_by, routed_at = nullif(f.sent_at, r.sent_at)
  from (select distinct on (directive_id, organisation_id) * from directives.route
         order by directive_id, organisation_id, sent_at, via_organisation_id) f
 where f.directive_id = r.directive_id and f.organisation_id = r.organisation_id;
update directives.receipt r set via_organisation_id = d.organisation_id
  from directives.directive d where d.id = r.directive_id and r.via_organisation_id is null;
alter table directives.receipt alter column via_organisation_id set not null;

create table directives.further_route (
  directive_id        bigint not null,
  organisation_id     bigint not null,
  via_organisation_id bigint not null references organisations.organisation,
  sent_at             timestamptz not null default now(),
  sent_by             bigint references organisations.person,
  primary key (directive_id, organisation_id, via_organisation_id),
  foreign key (directive_id, organisation_id) references directives.receipt
);
insert into directives.further_route
select f.* from directives.route f join directives.receipt r using (directive_id, organisation_id)
 where f.via_organisation_id <> r.via_organisation_id;
drop table directives.route;

create view directives.route as
select directive_id, organisation_id, via_organisation_id, coalesce(routed_at, sent_at) as sent_at, sent_by
  from directives.receipt
union all
select directive_id, organisation_id, via_organisation_id, sent_at, sent_by
  from directives.further_route;

-- One route stands once.
create function directives.further_is_not_first() returns trigger language plpgsql as $$
begin
  if exists (select from added a join directives.receipt r using (directive_id, organisation_id)
              where r.via_organisation_id = a.via_organisation_id) then
    raise exception 'this route is the receipt''s first' using errcode = 'unique_violation', constraint = 'further_is_not_first';
  end if;
  return null;
end $$;
create trigger further_is_not_first after insert on directives.further_route referencing new table as added
  for each statement execute function directives.further_is_not_first();
