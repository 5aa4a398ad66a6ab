-- Orders that came from another platform keep what it said: their citizen clock began there.
alter table casework.work_order add column forwarded jsonb;
comment on column casework.work_order.forwarded is 'The platforms it came through, its first registration and by when the sender owes the answer; null for our own';
-- Whoever ends an order asks first who was merged into it.
create index work_order_by_parent on casework.work_order (parent) where parent is not null;
