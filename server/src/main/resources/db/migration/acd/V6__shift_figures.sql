-- An agent's own shift in numbers: calls, talk, after-call work, breaks, orders.
create table acd.shift_figures (
  staff text not null,
  began_at timestamptz not null,
  figures jsonb not null,
  primary key (staff, began_at)
);
comment on table acd.shift_figures is 'A shift in numbers, shown to its agent: a fold of the facts of its seat and orders';

-- The reader of days makes it too, in the same transaction: it reads the ledger from the beginning.
delete from acd.day;
delete from acd.minute;
do $$ begin
  if to_regclass('kernel.reader') is not null then
    update kernel.reader set seq = 0 where name = 'acd.days';
  end if;
end $$;
