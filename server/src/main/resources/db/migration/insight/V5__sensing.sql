-- Sensing has a reader of its own now and goes on where the counts stand. In a new database nobody
-- has read anything yet, and the kernel's tables may come later.
do $$ begin
  if to_regclass('kernel.reader') is not null then
    insert into kernel.reader (name, seq)
    select 'insight.sensing', seq from kernel.reader where name = 'insight.counts';
  end if;
end $$;
