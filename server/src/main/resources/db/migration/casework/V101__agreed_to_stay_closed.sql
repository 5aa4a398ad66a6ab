-- When a second person last agreed that an order stays closed though a merged citizen is dissatisfied (rules 3.17): when
-- it was closed stays as it was, and with it what is counted by that day.
alter table casework.work_order add column agreed_at timestamptz;
