-- Verification by sample: the set, the seed and the order are written down, so that anybody can draw again and see the
-- same; more can be drawn from the same order, but no report is ever in two sets.
create table tasks.sample (
  id              bigint generated always as identity primary key,
  supervisor_organisation_id bigint not null references organisations.organisation,
  -- Which reported-done tasks: all that this organisation supervises, or those from one origin, or a list.
  basis           text not null check (basis in ('all', 'directive', 'clause', 'decision_clause', 'task', 'theme', 'programme', 'list')),
  basis_id        bigint,
  basis_text      text,
  -- At which level the tasks that were not drawn are accepted.
  level           text not null check (level in ('claimed', 'documented')),
  method          text not null check (method <> ''),
  seed            text not null check (seed <> ''),
  seed_given      boolean not null,
  population      int not null check (population > 0),
  drawn_at        timestamptz not null default now(),
  person_id       bigint not null references organisations.person,
  post_id         bigint references organisations.post,
  organisation_id bigint not null references organisations.organisation,
  on_behalf_of    bigint references organisations.person
);
create index sample_supervisor on tasks.sample (supervisor_organisation_id, id);

create table tasks.sample_task (
  sample_id bigint not null references tasks.sample,
  task_id   bigint not null,
  report_id bigint not null,
  -- From 1, by score.
  rank      int not null check (rank > 0),
  score     text not null check (score ~ '^[0-9a-f]{64}$'),
  primary key (sample_id, task_id),
  unique (sample_id, rank),
  foreign key (report_id, task_id) references tasks.report (id, task_id),
  constraint a_report_is_in_one_set unique (report_id)
);
create index sample_task_task on tasks.sample_task (task_id);

-- The first draw, and each enlargement.
create table tasks.draw (
  sample_id    bigint not null references tasks.sample,
  number       int not null check (number > 0),
  -- The first so many by rank.
  size         int not null check (size > 0),
  reason       text,
  drawn_at     timestamptz not null default now(),
  person_id    bigint not null references organisations.person,
  on_behalf_of bigint references organisations.person,
  primary key (sample_id, number),
  unique (sample_id, size),
  constraint enlarged_with_a_reason check (number = 1 or coalesce(reason, '') <> '')
);
create function tasks.draws_only_grow() returns trigger language plpgsql as $$
begin
  if new.size > (select population from tasks.sample where id = new.sample_id)
     or exists (select from tasks.draw d where d.sample_id = new.sample_id and d.size >= new.size) then
    raise exception 'a draw only grows, up to its set' using errcode = 'check_violation', constraint = 'draws_only_grow';
  end if;
  return new;
end $$;
create trigger draws_only_grow before insert on tasks.draw for each row execute function tasks.draws_only_grow();
create trigger never_edited before update or delete on tasks.sample for each row execute function tasks.never_edited();
create trigger never_edited before update or delete on tasks.sample_task for each row execute function tasks.never_edited();
create trigger never_edited before update or delete on tasks.draw for each row execute function tasks.never_edited();

alter table tasks.verification
  -- The sample because of which it was accepted unchecked.
  add column sample_id bigint,
  add constraint accepted_by_a_sample_of_it foreign key (sample_id, task_id) references tasks.sample_task (sample_id, task_id),
  add constraint a_claim_is_accepted_by_sample_only check (result = 'sent_back' or level <> 'claimed' or sample_id is not null),
  add constraint a_sample_accepts check (sample_id is null or (result = 'verified' and level in ('claimed', 'documented')));
create index verification_sample on tasks.verification (sample_id) where sample_id is not null;

-- Neither who verifies nor for whom they act has reported on the task or had it reported for them.
create function tasks.verified_by_another() returns trigger language plpgsql as $$
begin
  if exists (select from tasks.report r
              where r.task_id = new.task_id
                and (new.person_id in (r.person_id, r.on_behalf_of) or new.on_behalf_of in (r.person_id, r.on_behalf_of))) then
    raise exception 'the verifier reported' using errcode = 'check_violation', constraint = 'verified_by_another';
  end if;
  return new;
end $$;
create trigger verified_by_another after insert on tasks.verification for each row execute function tasks.verified_by_another();
