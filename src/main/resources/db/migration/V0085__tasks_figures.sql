-- A task names the indicators that it is measured by; its reports are tied to the figures that were held, or entered,
-- when they were made. The figures themselves stay where they are reported once.
create table tasks.measured_by (
  task_id      bigint not null references tasks.task,
  indicator_id bigint not null references indicators.indicator,
  primary key (task_id, indicator_id)
);
create index measured_by_indicator on tasks.measured_by (indicator_id);

-- Each occurrence of a recurring obligation takes them over.
create table tasks.recurrence_measured_by (
  recurrence_id bigint not null references tasks.recurrence,
  indicator_id  bigint not null references indicators.indicator,
  primary key (recurrence_id, indicator_id)
);

-- No value here: a figure keeps its history, and the moment says which of its values the report spoke of.
create table tasks.report_figure (
  report_id bigint not null references tasks.report,
  figure_id bigint not null references indicators.figure,
  -- Entered with the report, rather than held already.
  entered   boolean not null,
  tied_at   timestamptz not null,
  primary key (report_id, figure_id)
);
create index report_figure_figure on tasks.report_figure (figure_id);
create trigger never_edited before update or delete on tasks.report_figure for each row execute function tasks.never_edited();
