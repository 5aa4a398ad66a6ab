create table watch.incident (
  id text primary key,
  version int not null,
  state text not null,
  opened_at timestamptz not null,
  due_at timestamptz,
  body jsonb not null,
  constraint incident_due_while_paging check ((due_at is not null) = (state = 'PAGING'))
);
create index incident_due on watch.incident (due_at) where due_at is not null;
create index incident_by_time on watch.incident (opened_at);
comment on table watch.incident is 'Spikes that somebody must look at (vigil.watch.Incident); due_at is when the next in line is paged';

create table watch.ring (
  incident text not null references watch.incident,
  place int not null,
  staff text not null,
  at timestamptz not null,
  rung_at timestamptz,
  call_out text,
  primary key (incident, place)
);
create index ring_waiting on watch.ring (at) where rung_at is null;
create unique index ring_by_call on watch.ring (call_out) where call_out is not null;
comment on table watch.ring is 'The phone side of a page: stored with it, rung after the commit';

create table watch.report (
  id text primary key,
  version int not null,
  state text not null,
  incident text not null,
  units text[] not null,
  drafted_at timestamptz not null,
  body jsonb not null
);
create index report_by_incident on watch.report (incident);
create index report_by_unit on watch.report using gin (units);
comment on table watch.report is 'Express reports (vigil.watch.Report)';
