-- A wave that pauses and rises again within a day is the same wave: what ended last stays known by topic, with
-- the level that it came to, so that more than that is told anew.
alter table insight.spike
  add column level_cases double precision not null default 0,
  add column level_usual double precision not null default 0,
  add column rise_score double precision not null default 0,
  add column rise_since bigint not null default 0,
  add column rise_cases int not null default 0,
  add column rise_usual double precision not null default 0;
create index spike_by_topic on insight.spike (topic, raised_at);
comment on column insight.spike.level_cases is 'Cases while it burned, fading by half in a day (vigil.insight.spike.SpikeLevel)';
