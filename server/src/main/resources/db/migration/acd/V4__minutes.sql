-- How the line went, by the minute: service level now, and the curve of the last hour.
create table acd.minute (
  at timestamptz primary key,
  answered int not null default 0,
  answered_soon int not null default 0,
  abandoned int not null default 0,
  abandoned_soon int not null default 0,
  most_waiting int not null default 0,
  waiting_at_last int,
  longest_wait_millis bigint not null default 0
);
comment on table acd.minute is 'Minutes in which anything happened in the line: a fold of its facts';
comment on column acd.minute.answered_soon is 'Within 15 s (rules 6.2)';
comment on column acd.minute.waiting_at_last is 'How many waited after the last that happened; null where nothing told';

-- One reader makes both: it reads the ledger from the beginning.
delete from acd.day;
do $$ begin
  if to_regclass('kernel.reader') is not null then
    update kernel.reader set seq = 0 where name = 'acd.days';
  end if;
end $$;
