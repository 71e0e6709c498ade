-- Which rule gave a deadline, in which version, with its sentence in both languages as it was on that day. The day it
-- gave is kept beside: where the deadline has moved since, the sentence no longer explains it.
alter table tasks.task
  add column rule_code text,
  add column rule_version int,
  add column rule_gave date,
  add column rule_en text,
  add column rule_zh text,
  add constraint a_rule_is_told_whole check (num_nonnulls(rule_code, rule_version, rule_gave, rule_en, rule_zh) in (0, 5));
