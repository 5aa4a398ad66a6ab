create table insight.cell (
  topic text not null,
  district text not null,
  at timestamptz not null,
  cases int not null,
  primary key (topic, at, district)
);
comment on table insight.cell is 'Orders by topic, district and ten minutes (UTC instants); district * is the whole city';

create table insight.series (
  topic text not null,
  district text not null,
  cell bigint not null,
  cases int not null,
  seen double precision not null,
  due double precision not null,
  score double precision not null,
  since bigint not null,
  run int not null,
  run_usual double precision not null,
  quiet int not null,
  primary key (topic, district)
) with (fillfactor = 75);
comment on table insight.series is 'Sensing as it stands, one row a series (vigil.insight.spike.Series)';

create table insight.spike (
  id text primary key,
  topic text not null,
  version int not null,
  since_cell bigint not null,
  raised_cell bigint not null,
  since timestamptz not null,
  raised_at timestamptz not null,
  closed_at timestamptz,
  districts text[] not null,
  cases int not null,
  told int not null,
  first_cases int not null,
  usual double precision not null,
  score double precision not null,
  reason text not null,
  reason_en text not null
);
create unique index spike_burns_once_a_topic on insight.spike (topic) where closed_at is null;
create index spike_by_time on insight.spike (raised_at);
comment on table insight.spike is 'More of a topic than usual, from when to when';

create table insight.order_seen (
  id text primary key,
  number text,
  at timestamptz not null,
  channel text,
  contact text,
  type text,
  category text,
  district text,
  topics text[] not null default '{}',
  state text not null,
  dispatches int not null default 0,
  returns int not null default 0,
  rechecks int not null default 0,
  due timestamptz,
  is_answered boolean not null default false,
  result text,
  said_contacted boolean,
  survey text,
  closed_at timestamptz,
  is_on_time boolean
);
create index order_seen_by_time on insight.order_seen (at);
create index order_seen_by_close on insight.order_seen (closed_at) where closed_at is not null;
create index order_seen_by_topic on insight.order_seen using gin (topics);
comment on table insight.order_seen is 'Orders as the figures need them; nobody''s name, number or words';

create table insight.call_seen (
  id text primary key,
  at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  reason text,
  talk_millis bigint,
  written_at timestamptz
);
create index call_seen_by_time on insight.call_seen (at);
comment on table insight.call_seen is 'Calls as the figures need them';
comment on column insight.call_seen.written_at is 'When the order that the call owed was registered';

create table insight.last_year (
  day date not null,
  measure text not null,
  value double precision not null,
  primary key (day, measure)
);
comment on table insight.last_year is 'Imported daily figures from before this system; measures: calls, answered, orders';

create table insight.satisfaction_weight (
  survey text primary key,
  weight double precision not null
);
insert into insight.satisfaction_weight values ('SATISFIED', 1), ('ACCEPTED', 0.8), ('DISSATISFIED', 0);
comment on table insight.satisfaction_weight is 'What an answer at callback is worth (domain 6); an unreachable citizen is left out';
