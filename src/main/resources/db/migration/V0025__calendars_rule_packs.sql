-- Deadline rules in packs. A version stays as it was published; what it gave stays too.
create table calendars.pack (
  id              bigint generated always as identity primary key,
  -- The body that published it, for itself and all beneath; null for the one that comes with the product.
  organisation_id bigint references organisations.organisation,
  code            text not null check (code ~ '^[a-z][a-z0-9_-]{0,39}$'),
  version         int not null check (version > 0),
  name_en         text not null check (name_en <> ''),
  name_zh         text not null check (name_zh <> ''),
  valid_from      date not null,
  published_at    timestamptz not null default now(),
  published_by    bigint references organisations.person
);
create unique index pack_version on calendars.pack (coalesce(organisation_id, 0), code, version);

create table calendars.rule (
  pack_id          bigint not null references calendars.pack,
  position         int not null,
  code             text not null check (code ~ '^[a-z][a-z0-9_-]{0,39}$'),
  kind             text not null check (kind in ('working_days', 'calendar_days', 'end_of_month', 'end_of_quarter',
                     'end_of_year', 'nth_working_day_of_next_month', 'fixed_day')),
  -- Days; periods ahead; which working day; or month and day as 1130.
  number           int not null check (number between 0 and 3660),
  counted_from     text not null check (counted_from in ('meeting', 'receipt', 'decision', 'issue', 'period_end')),
  first_day_counts boolean not null default false,
  roll             text not null check (roll in ('next', 'previous', 'none')),
  sentence_en      text not null check (sentence_en like '%{date}%'),
  sentence_zh      text not null check (sentence_zh like '%{date}%'),
  primary key (pack_id, code)
);
create trigger pack_stays before update or delete or truncate on calendars.pack
  for each statement execute function calendars.refuse_change();
create trigger rule_stays before update or delete or truncate on calendars.rule
  for each statement execute function calendars.refuse_change();

insert into calendars.pack (code, version, name_en, name_zh, valid_from)
  values ('common', 1, 'Common deadlines', '通用时限', '2020-01-01');
insert into calendars.rule (pack_id, position, code, kind, number, counted_from, first_day_counts, roll, sentence_en, sentence_zh)
select pack.id, r.*
  from calendars.pack, (values
  (1, 'three-days', 'working_days', 3, 'receipt', false, 'none',
   '{number} working days from {from} ({counted}){skipped} = {date}',
   '自{from}（{counted}）起{number}个工作日{skipped}，即{date}'),
  (2, 'ten-days', 'working_days', 10, 'meeting', false, 'none',
   '{number} working days from {from} ({counted}){skipped} = {date}',
   '自{from}（{counted}）起{number}个工作日{skipped}，即{date}'),
  (3, 'twenty-days', 'working_days', 20, 'decision', false, 'none',
   '{number} working days from {from} ({counted}){skipped} = {date}',
   '自{from}（{counted}）起{number}个工作日{skipped}，即{date}'),
  (4, 'thirty-calendar-days', 'calendar_days', 30, 'receipt', false, 'next',
   '{number} days from {from} ({counted}){rolled} = {date}',
   '自{from}（{counted}）起{number}日{rolled}，即{date}'),
  (5, 'end-of-month', 'end_of_month', 0, 'decision', false, 'previous',
   'The end of the month of {from} ({counted}){rolled} = {date}',
   '{from}（{counted}）当月月底{rolled}，即{date}'),
  (6, 'end-of-quarter', 'end_of_quarter', 0, 'decision', false, 'previous',
   'The end of the quarter of {from} ({counted}){rolled} = {date}',
   '{from}（{counted}）当季季末{rolled}，即{date}'),
  (7, 'end-of-year', 'end_of_year', 0, 'decision', false, 'previous',
   'The end of the year of {from} ({counted}){rolled} = {date}',
   '{from}（{counted}）当年年底{rolled}，即{date}'),
  (8, 'monthly-report', 'nth_working_day_of_next_month', 5, 'period_end', false, 'none',
   'Working day {number} of the month after {from} ({counted}){skipped} = {date}',
   '{from}（{counted}）次月第{number}个工作日{skipped}，即{date}'),
  (9, 'year-end-report', 'fixed_day', 1130, 'issue', false, 'previous',
   'The next 30 November from {from} ({counted}){rolled} = {date}',
   '自{from}（{counted}）起最近的11月30日{rolled}，即{date}')
  ) as r where pack.code = 'common';
