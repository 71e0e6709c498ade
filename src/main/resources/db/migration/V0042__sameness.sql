-- Sameness: what a report shares with the clause it answers, with reports of siblings, with the one before it, and
-- whether it speaks of another place. Information for its author and its verifier; no state hangs on it.
create schema sameness;

-- One narrow row per sent report: 256 bits, of which two reports agree in about half plus half of what they share.
-- The key holds all columns, so that the nearest of one scope come from the index alone.
create table sameness.sketch (
  -- The clause, decision clause or topmost task that siblings answer; see Scope.
  scope           bigint not null,
  -- A report; downstream, hence no foreign key.
  report_id       bigint not null,
  organisation_id bigint not null,
  sketch          bit(256) not null,
  primary key (scope, report_id) include (organisation_id, sketch)
);
create index sketch_organisation on sameness.sketch (organisation_id, scope, report_id);
alter table sameness.sketch set (autovacuum_vacuum_insert_scale_factor = 0.02);

-- What was found when a report was sent, as it was found: never changed afterwards.
create table sameness.finding (
  id                    bigint generated always as identity primary key,
  report_id             bigint not null,
  kind                  text not null check (kind in ('echo', 'copy', 'rollover', 'other_place')),
  other_report_id       bigint,
  other_organisation_id bigint references organisations.organisation,
  -- Of the report's own words, from 0 to 1; for another place, 0.
  share                 real not null check (share between 0 and 1),
  -- Four numbers per passage: begin and end in the report, begin and end in the other text (UTF-16 units).
  passages              int[] not null check (cardinality(passages) % 4 = 0),
  -- What was asked, for an echo: a clause may be corrected later.
  asked                 text,
  constraint a_copy_has_its_source check (kind not in ('copy', 'rollover') or other_report_id is not null),
  constraint another_place_has_a_name check (kind <> 'other_place' or other_organisation_id is not null),
  constraint an_echo_has_its_clause check (kind <> 'echo' or asked is not null),
  unique nulls not distinct (report_id, kind, other_report_id, other_organisation_id)
);

-- What its author said to the findings before sending it all the same.
create table sameness.remark (
  report_id bigint primary key,
  text      text not null check (text <> '' and length(text) <= 2000)
);
