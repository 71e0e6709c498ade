-- What desks ask of a nation's records: an official's own tasks, and the few receipts that came back. The second index
-- names a state only in its condition, and no coverage update touches that column, so those updates stay HOT.
create index task_official on tasks.task (official_person_id) where official_person_id is not null;
create index receipt_returned on directives.receipt (directive_id, organisation_id) where state = 'returned';
