-- What was merged counts in no figure of a unit that the order accuses which leads it (rules 9.1). The fold is emptied
-- and read again from the first fact.
alter table insight.order_trace drop column accused;
alter table insight.order_trace add column merged_into text;
create index order_trace_by_lead on insight.order_trace (merged_into) where merged_into is not null;
comment on column insight.order_trace.merged_into is 'The order that leads it; null for none';

truncate insight.order_trace, insight.order_share, insight.order_day, insight.order_seen, insight.cell;

do $$ begin
  if to_regclass('kernel.reader') is not null then
    update kernel.reader set seq = 0 where name = 'insight.orders';
  end if;
end $$;
