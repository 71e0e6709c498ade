-- Who acts from a post while its holder is away; ends by itself with its last day, or when the holder leaves the post.
create table organisations.substitution (
  id         bigint generated always as identity primary key,
  post_id    bigint not null references organisations.post,
  -- Who held the post when the substitute was named.
  holder_id  bigint not null references organisations.person,
  person_id  bigint not null references organisations.person,
  -- Of the post's roles; empty for all of them.
  roles      text[] not null default '{}',
  from_date  date not null,
  to_date    date not null,
  named_by   bigint not null references organisations.person,
  named_at   timestamptz not null default now(),
  ended_at   timestamptz,
  ended_by   bigint references organisations.person,
  constraint substitution_ends_after_it_begins check (to_date >= from_date),
  constraint nobody_substitutes_for_themselves check (person_id <> holder_id),
  constraint ended_by_somebody check ((ended_at is null) = (ended_by is null)),
  constraint one_substitute_once exclude using gist
    (post_id with =, person_id with =, daterange(from_date, to_date, '[]') with &&) where (ended_at is null)
);
create index substitution_person on organisations.substitution (person_id, to_date) where ended_at is null;
create index substitution_post on organisations.substitution (post_id);
