-- A merged order whose citizen said last that nothing is well waits for a decision too.
comment on column casework.due.asked is 'Since when the oldest of its requests, or its merged citizen who is not satisfied, has waited for a decision';
update casework.due d set asked = (o.callbacks -> -1 ->> 'at')::timestamptz
from casework.work_order o
where o.id = d.order_id and o.parent is not null and o.callbacks -> -1 ->> 'result' = 'DISSATISFIED';
-- Whoever calls a citizen asks first whether that one wished to be called later.
create index passed_callback_by_order on casework.passed_callback (order_id);
