-- The answer to a spike, told to everybody who asked: how far the reading of its orders has come.
create table watch.spike_notice (
  spike text primary key,
  version int not null,
  script text not null,
  by_staff text not null,
  pressed_at timestamptz not null,
  starts_at timestamptz not null,
  state text not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
  before text,
  stopped_by text
);
create index spike_notice_running on watch.spike_notice (starts_at) where state = 'RUNNING';
comment on table watch.spike_notice is 'One row a spike: pressed again, it reaches those who have not heard';
comment on column watch.spike_notice.before is 'Orders of the wave smaller than this are still to be read';
comment on column watch.spike_notice.stopped_by is 'Null where it stopped by itself because the answer is no longer out';
