create table insight.order_trace (
  id text primary key,
  version int not null,
  district text not null,
  category text not null,
  channel text not null,
  accused text,
  units text[] not null,
  owed timestamptz,
  trace jsonb not null
) with (fillfactor = 75);
create index order_trace_owed on insight.order_trace using gin (units) where owed is not null;
comment on table insight.order_trace is 'Each order as far as it is counted (vigil.insight.rollup.Trace)';
comment on column insight.order_trace.owed is 'The unit clock while a unit owes the work; else null';

create table insight.order_share (
  order_id text not null,
  day date not null,
  unit text not null,
  is_lead boolean not null,
  mask bigint not null,
  primary key (order_id, day, unit, is_lead)
);
create index order_share_by_unit on insight.order_share (unit, day);
create index order_share_by_day on insight.order_share (day);
comment on table insight.order_share is 'What an order adds to a day for a unit: bits of vigil.insight.rollup.Measure. A Shanghai day';

create table insight.order_day (
  pair text not null,
  day date not null,
  a text not null,
  b text not null,
  orders int not null,
  consultations int not null,
  spot int not null,
  dispatches int not null,
  bounced int not null,
  returns int not null,
  extensions int not null,
  rechecks int not null,
  said_yes int not null,
  said_no int not null,
  solved int not null,
  unsolved int not null,
  satisfied int not null,
  accepted int not null,
  dissatisfied int not null,
  closed int not null,
  handled int not null,
  once int not null,
  redone int not null,
  resolved int not null,
  explained int not null,
  called int not null,
  reached int not null,
  responded int not null,
  due int not null,
  on_time int not null,
  primary key (pair, day, a, b)
) with (fillfactor = 75);
create index order_day_by_one on insight.order_day (pair, a, day);
create index order_day_by_other on insight.order_day (pair, b, day);
comment on table insight.order_day is 'Daily sums of order_share for two dimensions: the roll-ups. Rebuilt by emptying the three order_ tables and setting kernel.reader insight.orders to 0';
