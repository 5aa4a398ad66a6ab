-- Orders closed by a second person though the citizen was dissatisfied are counted. A trace tells how its
-- order ended, and no longer only whether nobody asked: the fold is emptied and read again from the first fact.
truncate insight.order_trace, insight.order_share, insight.order_day, insight.order_seen, insight.cell;
alter table insight.order_day add column closed_dissatisfied int not null;

do $$ begin
  if to_regclass('kernel.reader') is not null then
    update kernel.reader set seq = 0 where name = 'insight.orders';
  end if;
end $$;
