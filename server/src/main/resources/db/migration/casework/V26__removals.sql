-- What cannot be undone takes two people: erasing a person's data, and lifting a legal hold.
create table casework.removal (
  id text primary key,
  order_id text not null references casework.work_order,
  kind text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null,
  decided_by text,
  decided_at timestamptz,
  constraint removal_kind_is_known check (kind in ('ERASE', 'LIFT_HOLD')),
  constraint removal_state_is_known check (state in ('ASKED', 'AGREED', 'REFUSED')),
  constraint removal_is_decided_by_another check (decided_by <> asked_by),
  constraint removal_decided_knows_by_whom
    check ((state = 'ASKED') = (decided_by is null and decided_at is null))
);
create unique index removal_asked_once on casework.removal (order_id, kind) where state = 'ASKED';
create index removal_by_time on casework.removal (asked_at desc, id desc);
comment on table casework.removal is 'Wishes to erase or to lift a hold, each agreed to by a second person';
