-- Daily, weekly and monthly reports, and when the next of each is written.
create table watch.periodic_report (
  id text primary key,
  version int not null,
  kind text not null,
  from_day date not null,
  until_day date not null,
  state text not null,
  body jsonb not null,
  constraint periodic_report_once_a_period unique (kind, from_day),
  constraint periodic_report_days_in_order check (from_day <= until_day)
);
create index periodic_report_newest on watch.periodic_report (until_day desc, id desc);
comment on table watch.periodic_report is 'Daily, weekly and monthly reports (vigil.watch.PeriodicReport), figures frozen';

create table watch.periodic_schedule (
  kind text primary key,
  next_day date not null,
  due timestamptz not null
);
comment on table watch.periodic_schedule is 'The first day of the period whose report is the next of its kind, and when it is written';
