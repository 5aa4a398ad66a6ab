-- Keys that seal what lies on disks: one for each kind of thing and month, so that erasing one
-- erases what it sealed, wherever that was copied to.
create table kernel.data_key (
  id int generated always as identity primary key,
  holding text not null,
  month text not null,
  sealed bytea,
  master text not null,
  made_at timestamptz not null default now(),
  erased_at timestamptz,
  constraint data_key_one_a_month unique (holding, month),
  constraint data_key_month_is_a_month check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  constraint data_key_is_gone_once_erased check ((sealed is null) = (erased_at is not null))
);
comment on table kernel.data_key is 'Keys of the months, each sealed by the master key, which is in no database';
comment on column kernel.data_key.master is 'The id of the master key that sealed it';
