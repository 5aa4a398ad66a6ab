-- One decision over many orders (domain 3): each item is the ordinary step of its order, taken in
-- the same transaction as the item's own row, so a killed server neither loses nor doubles one.
create table casework.batch (
  id text primary key,
  version int not null,
  state text not null,
  deed text not null,
  body jsonb not null,
  source jsonb,
  read_to text,
  begun_at timestamptz not null,
  begun_by text not null,
  all_items int not null default 0,
  done int not null default 0,
  failed int not null default 0,
  turned_at timestamptz not null,
  ended_at timestamptz,
  constraint batch_state_is_known check (state in ('GATHERING', 'RUNNING', 'STOPPED', 'ENDED')),
  constraint batch_counts_no_more_than_it_has check (done + failed <= all_items),
  constraint batch_ended_knows_when check ((state = 'ENDED') = (ended_at is not null)),
  constraint batch_gathers_from_somewhere check (state <> 'GATHERING' or source is not null)
);
comment on table casework.batch is 'A step over many orders, with its progress';
comment on column casework.batch.source is 'The filter or cluster whose orders it takes; null for a list that came with it, or when all are gathered';
comment on column casework.batch.read_to is 'How far the source is read: the cursor of the next page';
comment on column casework.batch.turned_at is 'The last time it was worked on: the one that waited longest comes next';
create index batch_to_work_on on casework.batch (turned_at) where state in ('GATHERING', 'RUNNING');
create index batch_by_person on casework.batch (begun_by, begun_at desc);

create table casework.batch_item (
  batch text not null references casework.batch,
  order_id text not null references casework.work_order,
  place int not null,
  seen int not null,
  state text not null default 'WAITING',
  why text,
  refusal jsonb,
  primary key (batch, order_id),
  constraint batch_item_state_is_known check (state in ('WAITING', 'DONE', 'FAILED')),
  constraint batch_item_failed_says_why check ((state = 'FAILED') = (why is not null))
);
comment on column casework.batch_item.seen is 'The order''s version when the batch was begun: a later one is a failure that says what changed';
comment on column casework.batch_item.refusal is 'The refusal''s fields; null when the step broke';
create index batch_item_waiting on casework.batch_item (batch, place) where state = 'WAITING';
create index batch_item_failed on casework.batch_item (batch, place) where state = 'FAILED';
