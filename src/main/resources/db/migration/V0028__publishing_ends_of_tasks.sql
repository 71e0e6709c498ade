-- A task can end partly done or overtaken; the public status says so.
alter table publishing.related_task
  drop constraint related_task_status_check,
  add constraint related_task_status_check check (status in
    ('not_started', 'on_schedule', 'behind', 'blocked', 'claimed', 'verified', 'closed', 'partly', 'overtaken', 'abandoned'));
