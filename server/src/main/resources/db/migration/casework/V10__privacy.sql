-- Nothing of an accusation reaches the accused, also after a merge (domain 9).
alter table casework.work_order add column also_accused text[] not null default '{}';
comment on column casework.work_order.also_accused is 'Units that orders merged into this one accuse';

create table casework.aside (
  staff text not null,
  order_id text not null references casework.work_order,
  kind text not null,
  at timestamptz not null,
  primary key (staff, order_id)
);
comment on table casework.aside is 'Who declared an interest in an order, and so sees and handles it no more';

create table casework.export (
  id text primary key,
  asked_by text not null,
  asked_at timestamptz not null,
  reason text not null,
  filter jsonb not null,
  state text not null,
  decided_by text,
  decided_at timestamptz,
  taken int not null default 0,
  constraint export_state_is_known check (state in ('ASKED', 'APPROVED', 'REFUSED')),
  constraint export_is_decided_by_another check (decided_by <> asked_by),
  constraint export_decided_knows_by_whom
    check ((state = 'ASKED') = (decided_by is null and decided_at is null))
);
create index export_by_time on casework.export (asked_at desc, id desc);
comment on table casework.export is 'Lists of orders that leave the house, each agreed to by a second person';

create table casework.hold (
  order_id text primary key references casework.work_order,
  placed_by text not null,
  at timestamptz not null,
  reason text not null
);
comment on table casework.hold is 'Legal holds: nothing of these orders is erased or purged';

alter table casework.work_order add column erased_at timestamptz;
comment on column casework.work_order.erased_at is 'The personal columns were blanked then; the history is untouched';
create index work_order_kept on casework.work_order (closed_at)
  where state = 'ARCHIVED' and erased_at is null;

create table casework.purge (
  kind text primary key,
  at timestamptz not null,
  done bigint not null
);
comment on table casework.purge is 'When the retention sweep last came for a kind, and how many it has taken in all';
