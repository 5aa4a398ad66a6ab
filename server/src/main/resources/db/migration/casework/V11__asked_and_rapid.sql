-- Two more piles: requests that wait for somebody's word, and the rapid-disposal lane.
alter table casework.due add column asked timestamptz, add column rapid timestamptz;
comment on column casework.due.asked is 'Since when the oldest of its requests has waited for a decision';
comment on column casework.due.rapid is 'In the rapid-disposal lane: its next due time';
update casework.due d set asked = (
    select min((r ->> 'at')::timestamptz)
    from casework.work_order o, jsonb_array_elements(o.requests) r
    where o.id = d.order_id and o.open);
-- What was open before: the lane as it ships (policy/rapid.csv); from now on each step sees to it.
update casework.due d set rapid = d.next
from casework.work_order o
where o.id = d.order_id and o.open and o.urgency <> 'NORMAL'
  and (o.category in ('01010101', '01010102', '01010103', '01010104', '01010105')
    or o.category like '020101%');
create index due_asked on casework.due (asked) where asked is not null;
create index due_rapid on casework.due (rapid) where rapid is not null;
