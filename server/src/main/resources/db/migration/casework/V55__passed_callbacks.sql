-- Who does not call a citizen back whose turn it was says why, and is not given that order again for a while.
create table casework.passed_callback (
  order_id text not null references casework.work_order on delete cascade,
  staff text not null,
  reason text not null,
  at timestamptz not null,
  primary key (staff, order_id)
);
comment on table casework.passed_callback is 'Callbacks that somebody left to others, and why; each is told to the ledger (casework.CallbackPassedOn).';
