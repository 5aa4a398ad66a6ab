create table portal.import (
  id text primary key,
  name text not null,
  format text not null check (format in ('CSV', 'XLSX')),
  source text not null,
  file text not null,
  state text not null
    check (state in ('CHECKING', 'FAULTY', 'READY', 'RUNNING', 'STOPPED', 'DONE')),
  by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  total int not null default 0,
  faults int not null default 0,
  next_row int not null default 2,
  registered int not null default 0,
  skipped int not null default 0,
  failed int not null default 0
);
create index import_at_work on portal.import (changed_at) where state in ('CHECKING', 'RUNNING');
create index import_by_time on portal.import (created_at desc);
comment on table portal.import is 'Orders brought over from another system by file: first all rows are checked, then they are registered';
comment on column portal.import.source is 'The other system''s name: with the original number it makes a row''s key';
comment on column portal.import.next_row is 'The first row not dealt with; moves in the transaction that registers, so a kill loses and doubles none';

create table portal.import_fault (
  import_id text not null references portal.import (id),
  row int not null,
  col text not null,
  zh text not null,
  en text not null,
  primary key (import_id, row, col)
);
comment on table portal.import_fault is 'What is wrong, by row and column; never what was written there';

create table portal.import_key (
  key text primary key,
  import_id text not null references portal.import (id),
  row int not null,
  number text not null
);
create index import_key_of_import on portal.import_key (import_id);
comment on table portal.import_key is 'Rows that became orders: the same original number of the same system is registered once';
