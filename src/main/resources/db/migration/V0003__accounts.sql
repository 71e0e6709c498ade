-- Sign-in accounts and server-side sessions (tables of Spring Session JDBC).
create schema accounts;

create table accounts.account (
  id            bigint generated always as identity primary key,
  person_id     bigint not null unique references organisations.person,
  login         text not null,
  password_hash text not null,
  language      text check (language in ('en', 'zh-Hans')),
  -- A demo account is listed on the sign-in page with its password; only the demo makes them.
  demo          boolean not null default false,
  created_at    timestamptz not null default now(),
  disabled_at   timestamptz
);
create unique index account_login on accounts.account (lower(login));

create table accounts.sign_in_failure (
  login_hash bytea not null,
  at         timestamptz not null default now()
);
create index sign_in_failure_login on accounts.sign_in_failure (login_hash, at);

create table accounts.spring_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create unique index spring_session_ix1 on accounts.spring_session (session_id);
create index spring_session_ix2 on accounts.spring_session (expiry_time);
create index spring_session_ix3 on accounts.spring_session (principal_name);

create table accounts.spring_session_attributes (
  session_primary_id char(36) not null references accounts.spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
