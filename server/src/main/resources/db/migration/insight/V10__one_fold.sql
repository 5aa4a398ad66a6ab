-- The list of orders is made by the fold that makes the figures, so that both say the same. What stood
-- there came from another reading of the facts: it is emptied and read again from the first one.
drop index insight.order_seen_by_close;
drop table insight.order_seen;
create table insight.order_seen (
  id text primary key,
  number text not null,
  at timestamptz not null,
  channel text not null,
  type text not null,
  category text,
  district text,
  topics text[] not null,
  state text not null,
  due timestamptz,
  late_from timestamptz,
  is_scored boolean not null,
  closed_at timestamptz
) with (fillfactor = 75);
create index order_seen_by_time on insight.order_seen (at);
create index order_seen_by_topic on insight.order_seen using gin (topics);
create index order_seen_late on insight.order_seen (late_from) where late_from is not null;
comment on table insight.order_seen is 'Orders as lists of figures show them; nobody''s name, number or words';
comment on column insight.order_seen.late_from is 'From when on it is overdue while it stays open; null while no unit clock runs';
comment on column insight.order_seen.is_scored is 'A unit has it, and it was not left out of scoring';

truncate insight.order_trace, insight.order_share, insight.order_day, insight.cell;

alter table insight.order_share drop constraint order_share_pkey;
alter table insight.order_share add column nth int not null;
alter table insight.order_share add primary key (order_id, day, unit, is_lead, nth);
comment on column insight.order_share.nth is 'What happened twice on a day for one unit counts twice';

alter table insight.order_day add column dispatched_late int not null;
alter table insight.order_day add column signed_late int not null;
alter table insight.order_day add column waived int not null;
comment on table insight.order_day is 'Daily sums of order_share for two dimensions: the roll-ups. Made anew by ./vigil rebuild insight.orders';

do $$ begin
  if to_regclass('kernel.reader') is not null then
    update kernel.reader set seq = 0 where name = 'insight.orders';
  end if;
end $$;
