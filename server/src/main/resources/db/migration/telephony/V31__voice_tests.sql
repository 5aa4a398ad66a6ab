-- Seats at home: what the last test of each voice found.
create table telephony.voice_test (
  staff text primary key,
  tested_at timestamptz not null,
  findings text[] not null,
  packets bigint,
  active_millis integer,
  level_db double precision,
  clipped_percent double precision,
  loss_percent double precision,
  jitter_millis double precision,
  round_trip_millis integer
);
comment on table telephony.voice_test is 'The last test of each voice before a shift: findings by name, none where all is well, and figures; null where nothing was measured.';
comment on column telephony.voice_test.level_db is 'Decibels relative to the overload point; null where nothing was said.';
