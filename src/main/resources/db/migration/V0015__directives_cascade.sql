-- A directive on its way to many bodies at once. A small sending is done within its request; a large one goes on after the
-- answer, step by step, each step one transaction that also writes down how far it came. After a crash the rest is done,
-- and nothing twice.
create table directives.cascade (
  id                    bigint generated always as identity primary key,
  directive_id          bigint not null references directives.directive,
  via_organisation_id   bigint not null references organisations.organisation,
  -- To whom: every body of these kinds under an organisation, or a list.
  under_organisation_id bigint references organisations.organisation,
  kinds                 text[],
  named                 bigint[],
  total                 int not null check (total > 0),
  -- How many of them have been served.
  done                  int not null default 0 check (done >= 0),
  -- Served in the order of their ids, up to this one: ids stay when the tree is numbered again.
  served_up_to          bigint not null default 0,
  started_at            timestamptz not null,
  started_by            bigint not null references organisations.person,
  finished_at           timestamptz,
  check ((under_organisation_id is null) = (kinds is null)),
  check ((kinds is null) <> (named is null))
);
create index cascade_directive on directives.cascade (directive_id, id desc);
create index cascade_unfinished on directives.cascade (id) where finished_at is null;
