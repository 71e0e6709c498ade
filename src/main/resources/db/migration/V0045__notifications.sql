-- Who is told what, and how it gets to them. What happened and who is told of it are written in the transaction of the
-- event itself; letters and calls to other programs are sent afterwards from rows written with them.
create schema notifications;

-- Something worth telling, once for everybody who is told.
create table notifications.event (
  id              bigint generated always as identity primary key,
  -- The same event is never told twice, whoever says it again.
  key             text not null unique,
  topic           text not null,
  -- A message key: 'tasks.notice.sent_back'.
  said            text not null,
  kind            text not null,
  record_id       bigint not null,
  title           text not null,
  href            text not null check (href like '/%'),
  words           text,
  due_on          date,
  at              timestamptz not null,
  -- Who did it; nobody where the system did.
  person_id       bigint references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint references organisations.organisation,
  -- Whoever did it sees who has read of it.
  receipts        boolean not null default false
);
create index event_sent on notifications.event (organisation_id, id desc) where receipts;
create index event_record on notifications.event (kind, record_id);

-- One letter by SMTP. waiting -> sending (an attempt has begun) -> sent; back to waiting after a failure; failed when given up.
create table notifications.mail (
  id         bigint generated always as identity primary key,
  person_id  bigint not null references organisations.person,
  kind       text not null check (kind in ('notice', 'daily', 'weekly', 'confirmation')),
  event_id   bigint references notifications.event,
  -- The moment up to which a digest tells.
  up_to      timestamptz,
  -- The same for every attempt, so that a receiver can drop a repeat.
  message_id text not null unique,
  state      text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempt    uuid,
  attempts   int not null default 0,
  next_at    timestamptz not null,
  made_at    timestamptz not null,
  sent_at    timestamptz,
  unique (event_id, person_id),
  unique (person_id, kind, up_to),
  constraint a_notice_has_its_event check ((kind = 'notice') = (event_id is not null)),
  constraint a_digest_has_its_moment check ((kind in ('daily', 'weekly')) = (up_to is not null)),
  constraint sent_when check ((state = 'sent') = (sent_at is not null)),
  constraint an_attempt_has_its_token check (state <> 'sending' or attempt is not null)
);
create index mail_due on notifications.mail (next_at) where state in ('waiting', 'sending');

-- That one person is told of one event: the key is what makes it once.
create table notifications.notice (
  event_id  bigint not null references notifications.event,
  person_id bigint not null references organisations.person,
  -- The post through which it concerns them; null where the person was named.
  post_id   bigint references organisations.post,
  -- How it also goes by letter, as the person had chosen when it happened.
  way       text not null check (way in ('at_once', 'daily', 'weekly', 'none')),
  -- The digest that told it.
  mail_id   bigint references notifications.mail,
  read_at   timestamptz,
  primary key (event_id, person_id)
);
create index notice_person on notifications.notice (person_id, event_id desc);
create index notice_unread on notifications.notice (person_id) where read_at is null;
create index notice_digest on notifications.notice (way, person_id) where mail_id is null and read_at is null and way in ('daily', 'weekly');
create index notice_mail on notifications.notice (mail_id) where mail_id is not null;

-- Where a person's letters go; nowhere until the address has been confirmed from a letter sent to it.
create table notifications.mailbox (
  person_id    bigint primary key references organisations.person,
  address      text not null check (address ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$' and length(address) <= 254),
  language     text not null check (language in ('en', 'zh-Hans')),
  token        text not null,
  asked_at     timestamptz not null,
  confirmed_at timestamptz
);

create table notifications.preference (
  person_id bigint not null references organisations.person,
  topic     text not null,
  way       text not null check (way in ('at_once', 'daily', 'weekly', 'none')),
  primary key (person_id, topic)
);

-- When a body's digests go out, in its own time zone. A body without a row: at eight, weekly ones on Monday.
create table notifications.setting (
  organisation_id bigint primary key references organisations.organisation,
  digest_hour     smallint not null check (digest_hour between 0 and 23),
  digest_day      smallint not null check (digest_day between 1 and 7),
  zone            text
);

-- A program of a body's own that is called when something is told to somebody in it.
create table notifications.webhook (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations.organisation,
  url             text not null check (length(url) <= 500),
  secret          text not null check (length(secret) >= 32),
  topics          text[] not null,
  made_at         timestamptz not null,
  failing_since   timestamptz,
  disabled_at     timestamptz,
  removed_at      timestamptz
);
create index webhook_organisation on notifications.webhook (organisation_id) where removed_at is null;

create table notifications.delivery (
  -- Sent along, so that the receiver can drop a repeat.
  id         uuid primary key default gen_random_uuid(),
  webhook_id bigint not null references notifications.webhook,
  event_id   bigint not null references notifications.event,
  state      text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempt    uuid,
  attempts   int not null default 0,
  next_at    timestamptz not null,
  made_at    timestamptz not null,
  sent_at    timestamptz,
  -- The HTTP status of the last answer; null where there was none, for whatever reason.
  answered   int,
  unique (webhook_id, event_id),
  constraint sent_when check ((state = 'sent') = (sent_at is not null)),
  constraint an_attempt_has_its_token check (state <> 'sending' or attempt is not null)
);
create index delivery_due on notifications.delivery (next_at) where state in ('waiting', 'sending');

-- The table of db-scheduler: what is done regularly, by one of the running servers at a time.
create table notifications.scheduled_task (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index scheduled_task_time on notifications.scheduled_task (execution_time);
create index scheduled_task_heartbeat on notifications.scheduled_task (last_heartbeat);
