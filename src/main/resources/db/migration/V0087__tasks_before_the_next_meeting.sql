-- A late task on the last rung comes before the next meeting of whoever decided it, under the item that reports on
-- earlier decisions. Once for each meeting: an item that the secretary takes off is not put back, and a task that
-- has been before a meeting for this deadline does not come again.
create table tasks.brought_up (
  escalation_id bigint not null references tasks.escalation,
  meeting_id    bigint not null references meetings.meeting,
  -- Null once the item was taken off the agenda.
  item_id       bigint references meetings.agenda_item on delete set null,
  -- The item was put on the agenda for it.
  made          boolean not null,
  at            timestamptz not null,
  primary key (escalation_id, meeting_id)
);
create index brought_up_item on tasks.brought_up (item_id) where item_id is not null;
create index brought_up_meeting on tasks.brought_up (meeting_id);

alter table tasks.follow_up_row add column brought_up boolean not null default false;

-- Looked through each half hour, and whenever a meeting is planned.
create index escalation_agenda on tasks.escalation (task_id) where step = 'agenda' and held_up is null;
