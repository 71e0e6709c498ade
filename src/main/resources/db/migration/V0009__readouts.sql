-- A text read into a proposed record: every value keeps the span it came from until a person decides.
create schema readouts;

create table readouts.reading (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  name            text not null,
  language        text not null check (language in ('en', 'zh-Hans')),
  text            text not null check (text <> ''),
  sha256          text not null,
  state           text not null default 'proposed' check (state in ('proposed', 'confirmed', 'discarded')),
  read_at         timestamptz not null default now(),
  read_by         bigint references organisations.person,
  confirmed_at    timestamptz,
  confirmed_by    bigint references organisations.person,
  meeting_id      bigint references meetings.meeting,
  constraint confirmed_by_somebody check ((state = 'confirmed') = (confirmed_at is not null))
);
create index reading_organisation on readouts.reading (organisation_id, id desc);

create table readouts.value (
  id         bigint generated always as identity primary key,
  reading_id bigint not null references readouts.reading,
  position   int not null,
  -- title, published, body, person, person_post, business, requirement, ...
  field      text not null,
  -- A code that goes with it: a role, a kind of business, a kind of meeting.
  code       text,
  -- A person's post belongs to the person, an addressee to the requirement.
  of_position int,
  proposed   text not null,
  value      text not null,
  span_begin int not null check (span_begin >= 0),
  span_end   int not null,
  inferred   boolean not null,
  confidence real not null check (confidence between 0 and 1),
  rule       text not null,
  decision   text not null default 'open' check (decision in ('open', 'confirmed', 'changed', 'dropped')),
  -- The record it was linked to or became.
  ref_kind   text,
  ref_id     bigint,
  unique (reading_id, position),
  check (span_end > span_begin),
  check ((ref_kind is null) = (ref_id is null))
);
