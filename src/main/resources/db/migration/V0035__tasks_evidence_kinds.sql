-- Evidence has a kind, and a task says which kinds prove it; what does not prove it is kept, and shown apart.
alter table tasks.evidence
  add column kind          text not null default 'document' check (kind in
                             ('document', 'photo', 'statistic', 'acceptance_record', 'ledger', 'audit_finding', 'confirmation',
                              'link', 'meeting_photo', 'study_note')),
  -- By the task's rule on the day of the report.
  add column admissible    boolean not null default true,
  -- What it shows, in the reporter's words.
  add column note          text,
  add column url           text check (url ~ '^https?://'),
  -- Those served: as whom (not by name unless need be), how they were asked, on which day.
  add column confirmed_by  text,
  add column confirmed_how text,
  add column confirmed_on  date,
  alter column media_type drop not null,
  alter column size drop not null,
  alter column sha256 drop not null,
  add constraint a_piece_of_evidence_is_there check
    (num_nonnulls(media_type, size, sha256) = 3
     or (num_nonnulls(media_type, size, sha256) = 0 and (url is not null or kind = 'confirmation'))),
  add constraint a_confirmation_says_who_how_and_when check
    (kind <> 'confirmation' or (coalesce(confirmed_by, '') <> '' and coalesce(confirmed_how, '') <> '' and confirmed_on is not null));

-- Without a row: every kind but photos of meetings and study notes, and none is asked for.
create table tasks.evidence_rule (
  task_id  bigint primary key references tasks.task,
  required boolean not null,
  kinds    text[] not null check (cardinality(kinds) > 0 and kinds <@ array[
             'document', 'photo', 'statistic', 'acceptance_record', 'ledger', 'audit_finding', 'confirmation',
             'link', 'meeting_photo', 'study_note'])
);

alter table tasks.report
  -- Who or what stands in the way.
  add column blocked_by  text,
  -- The earlier report of this task that it puts right.
  add column corrects_id bigint,
  add constraint a_report_of_its_task unique (id, task_id),
  add constraint a_report_for_somebody unique (id, on_behalf_of),
  add constraint corrects_a_report_of_its_task foreign key (corrects_id, task_id) references tasks.report (id, task_id),
  add constraint corrects_another check (corrects_id <> id);
alter table tasks.report
  add constraint blocked_names_the_blocker check (progress <> 'blocked' or coalesce(blocked_by, '') <> '') not valid;

-- A report is corrected by a newer one; a draw and a judgement stand as they were made.
create function tasks.never_edited() returns trigger language plpgsql as $$
begin
  raise exception '% of % is never edited', tg_op, tg_table_name using errcode = 'check_violation', constraint = 'never_edited';
end $$;
create trigger never_edited before update or delete on tasks.report for each row execute function tasks.never_edited();
create trigger never_edited before update or delete on tasks.evidence for each row execute function tasks.never_edited();

-- What somebody has typed and not yet sent.
create table tasks.saved_report (
  task_id   bigint not null references tasks.task,
  person_id bigint not null references organisations.person,
  progress  text,
  text      text not null default '',
  blocker   text not null default '',
  behalf    bigint references organisations.person,
  notes     text[] not null default '{}',
  links     text[] not null default '{}',
  kinds     text[] not null default '{}',
  saved_at  timestamptz not null default now(),
  primary key (task_id, person_id)
);

-- Entered by one person for another, who may confirm or dispute it once; the answer stays beside the entry.
create table tasks.entered_for (
  id           bigint generated always as identity primary key,
  task_id      bigint not null references tasks.task,
  report_id    bigint,
  what         text not null check (what in ('acknowledge', 'accept', 'report')),
  entered_by   bigint not null references organisations.person,
  on_behalf_of bigint not null references organisations.person,
  entered_at   timestamptz not null default now(),
  foreign key (report_id, on_behalf_of) references tasks.report (id, on_behalf_of),
  unique (id, on_behalf_of),
  constraint for_another check (entered_by <> on_behalf_of),
  constraint a_report_is_named check ((what = 'report') = (report_id is not null))
);
create index entered_for_task on tasks.entered_for (task_id);
create index entered_for_person on tasks.entered_for (on_behalf_of);

create table tasks.entered_for_answer (
  entry_id    bigint primary key,
  -- Nobody but the person it was entered for.
  person_id   bigint not null,
  answer      text not null check (answer in ('confirmed', 'disputed')),
  note        text,
  answered_at timestamptz not null default now(),
  foreign key (entry_id, person_id) references tasks.entered_for (id, on_behalf_of),
  constraint disputed_with_a_reason check (answer = 'confirmed' or coalesce(note, '') <> '')
);
create trigger never_edited before update or delete on tasks.entered_for for each row execute function tasks.never_edited();
create trigger never_edited before update or delete on tasks.entered_for_answer for each row execute function tasks.never_edited();
