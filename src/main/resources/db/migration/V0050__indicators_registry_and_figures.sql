-- Indicators, defined once, and figures, reported once: one for each series, body and period.
create schema indicators;

create table indicators.indicator (
  id              bigint generated always as identity primary key,
  -- The body that defines it and answers for its definition.
  organisation_id bigint not null references organisations.organisation,
  -- The root of the owner's tree: an indicator is known, and its code taken, in that tree only.
  root_id         bigint not null references organisations.organisation,
  code            text not null check (code ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  name_en         text,
  name_zh         text,
  kind            text not null check (kind in ('count', 'amount', 'percentage', 'yes_no', 'words')),
  -- The length of its periods in months.
  months          smallint not null check (months in (1, 3, 6, 12)),
  -- How the figures of bodies make one of the body above them.
  aggregation     text not null check (aggregation in ('sum', 'average', 'latest', 'none')),
  weight_id       bigint references indicators.indicator,
  -- The kind of body that reports it; bodies above are computed. Null: every body has its own.
  collected_from  text check (collected_from in ('province', 'city', 'county', 'township', 'body')),
  -- What one figure costs the body that gives it; what was learnt from answers, once there are enough.
  minutes         smallint not null default 10 check (minutes between 1 and 960),
  learned_minutes smallint check (learned_minutes between 1 and 960),
  -- A question asked once, which is not worth an indicator of its own: why.
  one_time_reason text check (one_time_reason <> ''),
  -- The clause, of kind target, whose reaching it measures.
  clause_id       bigint references directives.clause,
  valid_from      date not null,
  valid_to        date,
  version         smallint not null default 1,
  defined_at      timestamptz not null default now(),
  defined_by      bigint references organisations.person,
  unique (root_id, code),
  unique (id, months),
  constraint indicator_has_a_name check (coalesce(name_en, name_zh) is not null),
  constraint valid_to_after_from check (valid_to is null or valid_to >= valid_from),
  constraint words_are_not_added_up check (kind <> 'words' or aggregation = 'none'),
  constraint what_is_added_up_is_collected_somewhere check (aggregation = 'none' or collected_from is not null),
  constraint only_averages_are_weighted check (weight_id is null or (aggregation = 'average' and weight_id <> id))
);
create index indicator_clause on indicators.indicator (clause_id) where clause_id is not null;

-- What it means, version by version; figures keep the version they were given under.
create table indicators.definition (
  indicator_id  bigint not null references indicators.indicator,
  version       smallint not null check (version > 0),
  definition_en text,
  definition_zh text,
  unit_en       text,
  unit_zh       text,
  decimals      smallint not null default 0 check (decimals between 0 and 6),
  minimum       numeric,
  maximum       numeric,
  -- A change against the period before, in percent, from which on a remark is asked for.
  jump_percent  int check (jump_percent > 0),
  why           text,
  defined_at    timestamptz not null default now(),
  defined_by    bigint references organisations.person,
  primary key (indicator_id, version),
  constraint definition_says_something check (coalesce(definition_en, definition_zh) is not null),
  constraint a_new_version_says_why check (version = 1 or coalesce(why, '') <> ''),
  constraint range_has_room check (minimum is null or maximum is null or minimum <= maximum)
);

create table indicators.dimension (
  indicator_id bigint not null references indicators.indicator,
  position     smallint not null check (position between 1 and 2),
  name_en      text,
  name_zh      text,
  values_en    text[] not null,
  values_zh    text[] not null,
  primary key (indicator_id, position),
  check (cardinality(values_en) = cardinality(values_zh) and cardinality(values_en) between 1 and 30)
);

-- An indicator's total (position 0) and, after it, each combination of its dimensions' values.
create table indicators.series (
  id           bigint generated always as identity primary key,
  indicator_id bigint not null,
  months       smallint not null,
  position     smallint not null check (position >= 0),
  label_en     text,
  label_zh     text,
  unique (indicator_id, position),
  unique (id, months),
  foreign key (indicator_id, months) references indicators.indicator (id, months),
  check ((position = 0) = (coalesce(label_en, label_zh) is null))
);

-- Where it began and where it should be.
create table indicators.target (
  series_id       bigint not null,
  months          smallint not null,
  organisation_id bigint not null references organisations.organisation,
  period          date not null,
  kind            text not null check (kind in ('baseline', 'target')),
  value           numeric not null,
  set_at          timestamptz not null default now(),
  set_by          bigint references organisations.person,
  primary key (series_id, organisation_id, period, kind),
  foreign key (series_id, months) references indicators.series (id, months),
  check (extract(day from period) = 1 and mod(extract(month from period)::int - 1, months) = 0)
);

create table indicators.figure (
  id              bigint generated always as identity primary key,
  series_id       bigint not null,
  months          smallint not null,
  -- First day of the period.
  period          date not null,
  organisation_id bigint not null references organisations.organisation,
  -- A number, a percentage, or 1 and 0 for yes and no; else words.
  value           numeric,
  words           text,
  state           text not null check (state in ('provisional', 'final', 'corrected')),
  version         smallint not null,
  remark          text,
  -- Why it was corrected.
  why             text,
  -- What it was entered with: a table of figures, an answer to a request, a task's report, a file.
  source          text not null check (source in ('form', 'request', 'report', 'file')),
  source_id       bigint,
  at              timestamptz not null,
  person_id       bigint not null references organisations.person,
  post_id         bigint references organisations.post,
  by_organisation_id bigint references organisations.organisation,
  on_behalf_of    bigint references organisations.person,
  constraint one_figure unique (series_id, period, organisation_id),
  foreign key (series_id, months) references indicators.series (id, months),
  constraint a_number_or_words check (num_nonnulls(value, words) = 1),
  constraint corrected_says_why check (state <> 'corrected' or coalesce(why, '') <> ''),
  constraint a_period_begins_where_periods_begin check
    (extract(day from period) = 1 and mod(extract(month from period)::int - 1, months) = 0)
);
create index figure_organisation on indicators.figure (organisation_id, period desc);

-- What a figure was before, row by row.
create table indicators.figure_history (
  id           bigint generated always as identity primary key,
  figure_id    bigint not null references indicators.figure,
  value        numeric,
  words        text,
  state        text not null,
  version      smallint not null,
  remark       text,
  why          text,
  source       text not null,
  source_id    bigint,
  at           timestamptz not null,
  person_id    bigint not null,
  post_id      bigint,
  on_behalf_of bigint
);
create index figure_history_figure on indicators.figure_history (figure_id, id);

-- No figure changes without its old row being kept; none goes back to provisional, and a final one changes by
-- correction only.
create function indicators.keep_history() returns trigger language plpgsql as $$
begin
  if old.state <> 'provisional'
     and (new.state = 'provisional' or new.state = 'final' and (new.value, new.words) is distinct from (old.value, old.words)
          or old.state = 'corrected' and new.state = 'final') then
    raise exception 'a final figure changes by correction only' using errcode = 'check_violation', constraint = 'corrected_not_changed';
  end if;
  if (new.series_id, new.period, new.organisation_id) is distinct from (old.series_id, old.period, old.organisation_id) then
    raise exception 'a figure stays where it is' using errcode = 'check_violation', constraint = 'a_figure_stays';
  end if;
  insert into indicators.figure_history
    (figure_id, value, words, state, version, remark, why, source, source_id, at, person_id, post_id, on_behalf_of)
  values
    (old.id, old.value, old.words, old.state, old.version, old.remark, old.why, old.source, old.source_id, old.at, old.person_id,
     old.post_id, old.on_behalf_of);
  return new;
end $$;
create trigger keep_history before update on indicators.figure for each row execute function indicators.keep_history();

create function indicators.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only';
end $$;
create trigger history_is_append_only before update or delete or truncate on indicators.figure_history
  for each statement execute function indicators.refuse_change();
create trigger figures_stay before delete or truncate on indicators.figure
  for each statement execute function indicators.refuse_change();
