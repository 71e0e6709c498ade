-- A session is one row, read by one statement at each request and written only when something in it changes, or once a
-- minute to note that it is in use. The library's two tables took a transaction of three statements to read and were
-- written, with a commit to disk, at every page looked at. Whoever is signed in signs in once more.
drop table accounts.spring_session_attributes;
drop table accounts.spring_session;

create table accounts.session (
  id           text primary key,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  -- After so long without a request it ends.
  idle_seconds int not null check (idle_seconds > 0),
  expires_at   timestamptz not null,
  -- Names and values, packed; only the application reads them.
  attributes   bytea not null
);
create index session_expires on accounts.session (expires_at);
