-- Papers of a meeting with their versions, who they were circulated to and who has read them, and the measures
-- proposed for the clauses that an item conveys.
create schema papers;

create table papers.paper (
  id             bigint generated always as identity primary key,
  meeting_id     bigint not null references meetings.meeting,
  -- Null: a paper of the meeting as a whole. An item that is taken off the agenda leaves its papers behind.
  agenda_item_id bigint references meetings.agenda_item on delete set null,
  title          text not null check (title <> '' and length(title) <= 500),
  -- 'internal': whoever may see the item, or the meeting. 'restricted': its secretaries and those it was circulated to.
  access         text not null default 'internal' check (access in ('internal', 'restricted')),
  -- Who gave it: an organisation that is known here, or somebody as written.
  giver_organisation_id bigint references organisations.organisation,
  giver          text check (length(giver) <= 300),
  created_at     timestamptz not null default now(),
  created_by     bigint not null references organisations.person,
  withdrawn_at   timestamptz,
  withdrawn_by   bigint references organisations.person,
  withdrawn_why  text,
  constraint one_giver check (num_nonnulls(giver_organisation_id, giver) <= 1),
  constraint withdrawn_whole check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_why) in (0, 3))
);
create index paper_meeting on papers.paper (meeting_id);
create index paper_item on papers.paper (agenda_item_id) where agenda_item_id is not null;

-- What belonged to an item, open or closed, does not become open to all by losing it.
create function papers.closed_without_its_item() returns trigger language plpgsql as $$
begin
  if old.agenda_item_id is not null and new.agenda_item_id is null then
    new.access := 'restricted';
  end if;
  return new;
end $$;
create trigger closed_without_its_item before update of agenda_item_id on papers.paper
  for each row execute function papers.closed_without_its_item();

create table papers.version (
  paper_id   bigint not null references papers.paper,
  number     int not null check (number between 1 and 200),
  name       text not null check (name <> ''),
  media_type text not null,
  size       bigint not null check (size > 0),
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- What is different from the version before.
  note       text,
  given_at   timestamptz not null,
  given_by   bigint not null references organisations.person,
  primary key (paper_id, number)
);

-- What somebody has read stays what they have read.
create function papers.version_stands() returns trigger language plpgsql as $$
begin
  raise exception 'a version stands' using errcode = 'check_violation', constraint = 'version_stands';
end $$;
create trigger version_stands before update or delete on papers.version
  for each row execute function papers.version_stands();

-- That a paper was sent to somebody to read. Only of them it is known who has read it.
create table papers.receipt (
  paper_id   bigint not null references papers.paper,
  person_id  bigint not null references organisations.person,
  sent_at    timestamptz not null,
  sent_by    bigint not null references organisations.person,
  read_by    date,
  -- The last day on which they were reminded of it.
  reminded_on date,
  primary key (paper_id, person_id)
);
create index receipt_person on papers.receipt (person_id);
create index receipt_due on papers.receipt (read_by) where read_by is not null;

create table papers.reading (
  paper_id  bigint not null,
  version   int not null,
  person_id bigint not null,
  at        timestamptz not null,
  -- 'opened': the file was fetched; 'confirmed': its reader said so.
  how       text not null check (how in ('opened', 'confirmed')),
  primary key (paper_id, person_id, version),
  foreign key (paper_id, version) references papers.version,
  foreign key (paper_id, person_id) references papers.receipt
);

-- What is proposed to be done about a clause, before the item is decided; each change is a revision of its own.
create table papers.measure (
  agenda_item_id bigint not null references meetings.agenda_item on delete cascade,
  clause_id      bigint not null references directives.clause,
  revision       int not null check (revision > 0),
  -- Empty: the proposal was taken back.
  text           text not null check (length(text) <= 4000),
  proposed_at    timestamptz not null,
  proposed_by    bigint not null references organisations.person,
  primary key (agenda_item_id, clause_id, revision)
);
create index measure_clause on papers.measure (clause_id);
