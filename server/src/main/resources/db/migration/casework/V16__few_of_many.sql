-- Lists that find few among a million orders. Each index keeps to what is asked for so, and names
-- no column that a step of every life changes: open, flags and urgency change once or never, so
-- steps still leave the order's indexes alone. What ended in another way than closed is told by
-- closed_at, not by the state, for the same reason.
create index work_order_open on casework.work_order (registered_at desc, id desc) where open;
create index work_order_open_urgency on casework.work_order (urgency, registered_at desc, id desc)
  where open;
create index work_order_overdue on casework.work_order (registered_at desc, id desc)
  where open and 'OVERDUE' = any (flags);
create index work_order_urgent on casework.work_order (registered_at desc, id desc)
  where urgency <> 'NORMAL';
create index work_order_ended_otherwise on casework.work_order (registered_at desc, id desc)
  where not open and closed_at is null;
create index work_order_by_rare_type on casework.work_order (type, registered_at desc, id desc)
  where type not in ('HELP', 'CONSULTATION', 'COMPLAINT');
create index work_order_by_contact on casework.work_order (contact) where contact is not null;
create index work_order_by_category on casework.work_order (category, registered_at desc, id desc);

-- A state says whether an order is open, and whether it was closed; a planner that takes the three
-- for independent expects a hundredth of what there is, and reads it all to sort it.
create statistics casework.work_order_states (mcv) on state, open, closed_at
  from casework.work_order;
