-- A list as somebody wants to see it again: its filter under a name. It holds no rows: whoever opens
-- it sees what they may see.
create schema views;

create table views.kept (
  id              bigint generated always as identity primary key,
  person_id       bigint not null references organisations.person,
  -- The unit it is shared with; null for whoever keeps it alone.
  organisation_id bigint references organisations.organisation,
  -- The list's address, and what follows the question mark.
  path            text not null check (path ~ '^/[a-z-]{1,40}$'),
  query           text not null check (query <> '' and length(query) <= 1000),
  name            text not null check (name <> '' and length(name) <= 60),
  kept_at         timestamptz not null default now()
);
-- Two of one name could not be told apart.
create unique index one_of_a_name on views.kept (person_id, path, lower(name));
create index kept_organisation on views.kept (organisation_id, path) where organisation_id is not null;

-- With which view a list opens for somebody; at most one, their own or one shared with their unit.
create table views.opening (
  person_id bigint not null references organisations.person,
  path      text not null,
  kept_id   bigint not null references views.kept on delete cascade,
  primary key (person_id, path)
);
create index opening_kept on views.opening (kept_id);
