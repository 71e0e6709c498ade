-- There were two kinds of unsent reports: words saved on purpose, without files, and whole reports held back because
-- something was found in them. Each hid the other. Now there is one for each person and task, with its files.
alter table tasks.report_draft add column found boolean not null default false;
update tasks.report_draft set found = true;

insert into tasks.report_draft (task_id, person_id, text, field_names, field_values, held_at)
select s.task_id, s.person_id, s.text,
       array['blocker', 'progress', 'behalf']
         || array_fill('kinds'::text, array[cardinality(s.kinds)])
         || array_fill('notes'::text, array[cardinality(s.notes)])
         || array_fill('links'::text, array[cardinality(s.links)]),
       array[s.blocker, coalesce(s.progress, ''), coalesce(s.behalf::text, '')] || s.kinds || s.notes || s.links,
       s.saved_at
  from tasks.saved_report s
    on conflict (task_id, person_id) do nothing;
drop table tasks.saved_report;

comment on column tasks.report_draft.found is 'Held back because something was found in it that its author should see first.';
