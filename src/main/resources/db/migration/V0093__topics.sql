-- What organisations bring to a meeting, and how it is dealt with until it waits for one.
create schema topics;

create table topics.topic (
  id                  bigint generated always as identity primary key,
  -- Who brings it, and to whose meeting.
  organisation_id     bigint not null references organisations.organisation,
  for_organisation_id bigint not null references organisations.organisation,
  kind                text not null check (kind in ('report', 'proposal', 'inform', 'elect', 'arrange')),
  title               text not null check (title <> ''),
  text                text not null,
  -- What the meeting is asked to decide or to note.
  asked               text not null,
  minutes             int check (minutes between 1 and 1440),
  access              text not null check (access in ('internal', 'restricted')),
  language            text not null check (language in ('en', 'zh-Hans')),
  -- The day by which it should be dealt with; a wish.
  wished_by           date,
  state               text not null default 'draft' check (state in
    ('draft', 'submitted', 'in_treatment', 'sent_back', 'resubmitted', 'accepted', 'refused', 'withdrawn')),
  -- Why it was sent back, refused or withdrawn.
  reason              text check (reason <> ''),
  drafted_by          bigint not null references organisations.person,
  submitted_by        bigint references organisations.person,
  submitted_at        timestamptz,
  waiting_item_id     bigint unique references meetings.waiting_item,
  constraint submitted_topics_say_what_is_asked check (state = 'draft' or state = 'withdrawn' or asked <> ''),
  constraint submitted_by_somebody check (state in ('draft', 'withdrawn') or num_nulls(submitted_by, submitted_at) = 0),
  constraint accepted_topics_wait_for_a_meeting check ((state = 'accepted') = (waiting_item_id is not null)),
  constraint no_without_reason check (state not in ('sent_back', 'refused') or reason is not null)
);
create index topic_organisation on topics.topic (organisation_id, id desc);
create index topic_for_organisation on topics.topic (for_organisation_id, id desc) where state <> 'draft';

-- The ways from state to state; TopicStep says who may go which.
create function topics.topic_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'a topic begins as a draft' using errcode = 'check_violation', constraint = 'topic_moves';
    end if;
  elsif new.state <> old.state and (old.state, new.state) not in (
      ('draft', 'submitted'), ('submitted', 'in_treatment'), ('resubmitted', 'in_treatment'),
      ('in_treatment', 'sent_back'), ('in_treatment', 'accepted'), ('in_treatment', 'refused'),
      ('sent_back', 'resubmitted'),
      ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('in_treatment', 'withdrawn'),
      ('sent_back', 'withdrawn'), ('resubmitted', 'withdrawn')) then
    raise exception 'a topic does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'topic_moves';
  elsif old.state not in ('draft', 'sent_back') and
      (old.title, old.text, old.asked, old.kind, old.for_organisation_id, old.access)
        is distinct from (new.title, new.text, new.asked, new.kind, new.for_organisation_id, new.access) then
    raise exception 'a topic is written by who brings it, while they have it'
      using errcode = 'check_violation', constraint = 'topic_moves';
  end if;
  return new;
end $$;
create trigger topic_moves before insert or update on topics.topic
  for each row execute function topics.topic_moves();
