-- A column that an index names, be it in its condition, makes each change of it a change of every
-- index of the row. A call's state changes with each step, its end comes once.
create index call_unended on telephony.call (id) where ended_at is null;
drop index telephony.call_living;
