-- Hand-over notes of whoever is on duty, and the evening's test pages.
create table watch.handover (
  id text primary key,
  by_staff text not null,
  to_staff text,
  at timestamptz not null,
  words text not null,
  confirmed_by text,
  confirmed_at timestamptz,
  constraint handover_is_confirmed_by_another check (confirmed_by is null or confirmed_by <> by_staff),
  constraint handover_confirmed_whole check ((confirmed_by is null) = (confirmed_at is null))
);
create index handover_by_time on watch.handover (at desc);
comment on table watch.handover is 'What whoever ends a duty tells the next, kept for 90 days';
create index incident_of_tests on watch.incident (opened_at desc) where body ->> 'topic' = 'test';
