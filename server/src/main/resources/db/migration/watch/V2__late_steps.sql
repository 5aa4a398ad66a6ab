-- Late steps of the rapid-disposal lane: each wakes somebody once, together with all that are late by then.
create table watch.late_step (
  order_id text not null,
  clock text not null,
  part text not null,
  due timestamptz not null,
  number text not null,
  unit text,
  told_at timestamptz not null,
  settled_at timestamptz,
  incident text references watch.incident,
  primary key (order_id, clock, part, due)
);
create index late_step_waiting on watch.late_step (told_at) where settled_at is null;
comment on table watch.late_step is 'Steps of rapid orders whose due time passed; incident is the one that woke somebody for it, null when it was done before';
create index incident_of_the_lane on watch.incident (opened_at desc) where body ->> 'topic' = 'rapid';
