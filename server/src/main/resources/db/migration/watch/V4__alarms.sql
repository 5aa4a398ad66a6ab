-- Alarms of the line's own health.
create table watch.alarm (
  id text primary key,
  kind text not null,
  level text not null,
  worst double precision not null,
  detail text not null,
  opened_at timestamptz not null,
  ended_at timestamptz
);
create unique index alarm_one_open_of_a_kind on watch.alarm (kind) where ended_at is null;
create index alarm_by_time on watch.alarm (opened_at);
comment on table watch.alarm is 'What was bad of the line itself (vigil.watch.Alarm); where it pages, an incident has its id';
create index incident_waiting on watch.incident (opened_at) where state = 'WAITING';
