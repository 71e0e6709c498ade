-- What a post carries when it changes hands: written down once, signed by who leaves, taken over by who comes.
create schema desks;
create table desks.handover (
  id          bigint generated always as identity primary key,
  post_id     bigint not null references organisations.post,
  outgoing_id bigint not null references organisations.person,
  -- Null until somebody holds the post after them.
  incoming_id bigint references organisations.person,
  started_at  timestamptz not null,
  -- Null where it began by itself when the post changed hands.
  started_by  bigint references organisations.person,
  signed_at   timestamptz,
  -- Who entered it, where that is another than who leaves.
  signed_by   bigint references organisations.person,
  signed_remark text,
  done_at     timestamptz,
  constraint handed_to_another check (incoming_id <> outgoing_id),
  constraint signed_by_somebody check ((signed_at is null) = (signed_by is null)),
  constraint done_by_who_comes check (done_at is null or incoming_id is not null)
);
create unique index one_open_handover on desks.handover (post_id) where done_at is null;
create index handover_people on desks.handover (outgoing_id);
create index handover_incoming on desks.handover (incoming_id);

create table desks.handover_item (
  id            bigint generated always as identity primary key,
  handover_id   bigint not null references desks.handover,
  place         int not null,
  -- Message keys; the words are the reader's.
  section       text not null,
  status        text,
  kind          text not null,
  record_id     bigint not null,
  title         text not null,
  detail_en     text not null default '',
  detail_zh     text not null default '',
  href          text not null,
  due           date,
  restricted    boolean not null default false,
  taken_at      timestamptz,
  taken_by      bigint references organisations.person,
  remark        text,
  unique (handover_id, place),
  constraint taken_by_somebody check ((taken_at is null) = (taken_by is null))
);
create index handover_item_record on desks.handover_item (kind, record_id);
