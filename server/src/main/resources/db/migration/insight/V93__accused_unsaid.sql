-- Whether it is still to be said whom an order accuses (rules 9.2) is part of the fold, which is emptied and read again
-- from the first fact.
truncate insight.order_trace, insight.order_share, insight.order_day, insight.order_seen, insight.cell;

do $$ begin
  if to_regclass('kernel.reader') is not null then
    update kernel.reader set seq = 0 where name = 'insight.orders';
  end if;
end $$;
