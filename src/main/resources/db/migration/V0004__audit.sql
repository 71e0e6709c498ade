-- The append-only trail: one entry for each thing that happened, written in the same transaction.
create schema audit;

create table audit.entry (
  id              bigint generated always as identity primary key,
  at              timestamptz not null,
  kind            text not null,
  record_id       bigint not null,
  -- What happened, as a message key: 'task.accepted'.
  action          text not null,
  person_id       bigint references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint references organisations.organisation,
  on_behalf_of    bigint references organisations.person,
  -- What a reader needs to understand the entry: a reason, an outcome, a date.
  detail          text
);
create index entry_record on audit.entry (kind, record_id, id);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;
create trigger entry_is_append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
