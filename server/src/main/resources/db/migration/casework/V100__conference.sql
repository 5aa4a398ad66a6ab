-- Who was asked whose an order is, and what they said (rules 3.7): the last conference of each order.
alter table casework.work_order add column conference jsonb;

-- The units that are asked now: they are shown the order while the conference goes on.
create table casework.asked_unit (
  order_id text not null references casework.work_order (id),
  unit text not null,
  primary key (order_id, unit)
);
create index asked_unit_unit on casework.asked_unit (unit);
