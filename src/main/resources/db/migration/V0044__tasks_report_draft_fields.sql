-- A form's fields are names with values, of which one name may have several; files stand in rows of the form, some
-- of them empty.
alter table tasks.report_draft
  drop column fields,
  add column field_names  text[] not null default '{}',
  add column field_values text[] not null default '{}',
  add constraint each_field_has_a_value check (cardinality(field_names) = cardinality(field_values));
alter table tasks.report_draft_file add column form_row int not null default 0 check (form_row between 0 and 99);
