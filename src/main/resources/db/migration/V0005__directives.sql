-- Directives, their clauses, who received them, and what each organisation decided about each clause.
create schema directives;

create table directives.directive (
  id              bigint generated always as identity primary key,
  -- The organisation that registered it and answers for the record.
  organisation_id bigint not null references organisations.organisation,
  kind            text not null check (kind in
                    ('speech', 'instruction', 'conference', 'plenary', 'inspection_remarks',
                     'regulation', 'plan', 'document', 'own_decision')),
  title           text not null check (title <> ''),
  issuer          text,
  issuer_organisation_id bigint references organisations.organisation,
  number          text,
  dated           date,
  language        text not null check (language in ('en', 'zh-Hans')),
  access          text not null default 'internal' check (access in ('internal', 'restricted')),
  themes          text[] not null default '{}',
  body            text not null default '',
  registered_at   timestamptz not null default now(),
  registered_by   bigint references organisations.person
);
create index directive_organisation on directives.directive (organisation_id, id desc);

-- A directive may itself convey others: central -> province -> city.
create table directives.directive_conveys (
  directive_id bigint not null references directives.directive,
  conveyed_id  bigint not null references directives.directive,
  primary key (directive_id, conveyed_id),
  check (directive_id <> conveyed_id)
);

create table directives.clause (
  id           bigint generated always as identity primary key,
  directive_id bigint not null references directives.directive,
  -- Stable within the directive, from 1; also the position in a receipt's packed coverage.
  number       int not null check (number between 1 and 1000),
  kind         text not null check (kind in ('requirement', 'target', 'guideline', 'assessment', 'information')),
  text         text not null check (text <> ''),
  -- Where it stands in the directive's body: characters from 0, end exclusive.
  span_begin   int,
  span_end     int,
  addressee    text,
  unique (directive_id, number),
  check ((span_begin is null) = (span_end is null)),
  check (span_begin is null or (span_begin >= 0 and span_end > span_begin))
);

-- Directive x organisation: one row however many routes it came by. Coverage is packed: byte n-1 is
-- the state of clause n (0 unknown, 1 under study, 2 covered, 3 partly covered, 4 guideline only,
-- 5 not applicable, 6 uncovered); the counters say how many clauses stand in each state, and are
-- written in the same update as the byte. No index contains a state, so updates stay HOT.
create table directives.receipt (
  id              bigint generated always as identity unique,
  directive_id    bigint not null references directives.directive,
  organisation_id bigint not null references organisations.organisation,
  state           text not null default 'delivered' check (state in ('sent', 'delivered', 'acknowledged', 'returned')),
  sent_at         timestamptz not null default now(),
  acknowledged_at timestamptz,
  acknowledged_by bigint references organisations.person,
  returned_reason text,
  coverage        bytea not null,
  n_unknown       smallint not null,
  n_under_study   smallint not null default 0,
  n_covered       smallint not null default 0,
  n_partly        smallint not null default 0,
  n_guideline     smallint not null default 0,
  n_not_applicable smallint not null default 0,
  n_uncovered     smallint not null default 0,
  primary key (directive_id, organisation_id),
  constraint counters_count_the_clauses check
    (n_unknown + n_under_study + n_covered + n_partly + n_guideline + n_not_applicable + n_uncovered = length(coverage)),
  constraint returned_with_a_reason check ((state = 'returned') = (returned_reason is not null)),
  constraint acknowledged_by_somebody check (state <> 'acknowledged' or acknowledged_at is not null)
) with (fillfactor = 70);
create index receipt_organisation on directives.receipt (organisation_id, directive_id);

create table directives.route (
  directive_id        bigint not null,
  organisation_id     bigint not null,
  via_organisation_id bigint not null references organisations.organisation,
  sent_at             timestamptz not null default now(),
  sent_by             bigint references organisations.person,
  primary key (directive_id, organisation_id, via_organisation_id),
  foreign key (directive_id, organisation_id) references directives.receipt
);

-- Only where something was said: why a clause stands as it does in one organisation.
create table directives.coverage_note (
  clause_id       bigint not null references directives.clause,
  organisation_id bigint not null references organisations.organisation,
  state           text not null check (state in
                    ('under_study', 'covered', 'partly', 'guideline', 'not_applicable', 'uncovered')),
  reason          text,
  at              timestamptz not null,
  person_id       bigint references organisations.person,
  primary key (clause_id, organisation_id),
  constraint not_applicable_says_why check (state <> 'not_applicable' or coalesce(reason, '') <> '')
);

create table directives.conveyance (
  id              bigint generated always as identity primary key,
  directive_id    bigint not null references directives.directive,
  organisation_id bigint not null references organisations.organisation,
  means           text not null check (means in ('meeting', 'circulation')),
  conveyed_on     date not null,
  recorded_at     timestamptz not null default now(),
  recorded_by     bigint references organisations.person
);
create index conveyance_directive on directives.conveyance (directive_id, organisation_id);
