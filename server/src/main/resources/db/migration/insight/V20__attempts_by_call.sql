-- Tries to reach the citizen are counted by what they rest on: a call of the hotline, or a word. The fold is
-- emptied and read again from the first fact.
truncate insight.order_trace, insight.order_share, insight.order_day, insight.order_seen, insight.cell;
alter table insight.order_day
  add column contacts_called int not null,
  add column contacts_typed int not null,
  add column callbacks_called int not null,
  add column callbacks_typed int not null;

do $$ begin
  if to_regclass('kernel.reader') is not null then
    update kernel.reader set seq = 0 where name = 'insight.orders';
  end if;
end $$;
