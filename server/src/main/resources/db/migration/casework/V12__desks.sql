-- Three more piles: orders listed until a review date, orders under pressure from above, and the
-- interim feedback that urgent orders owe.
alter table casework.due
  add column listed timestamptz, add column pressed timestamptz, add column feedback timestamptz;
comment on column casework.due.listed is 'Shelved or difficult: its review date';
comment on column casework.due.pressed is 'Supervised, or a leader gave it: the unit clock, else the citizen''s';
comment on column casework.due.feedback is 'An interim feedback is owed: when the first is due';
update casework.due d set
  listed = case when o.state in ('SHELVED', 'DIFFICULT') then o.review_on end,
  pressed = case when o.flags && '{SUPERVISED,LEADER_ASSIGNED}'
    then coalesce(o.handle_due, o.citizen_due) end,
  feedback = case when o.urgency <> 'NORMAL' and o.state = 'IN_HANDLING' then (
    select min(a.interim_due) from casework.assignment a
    where a.order_id = o.id and a.round = o.round and a.owed and a.feedback_at is null) end
from casework.work_order o
where o.id = d.order_id and o.open;
create index due_listed on casework.due (listed) where listed is not null;
create index due_pressed on casework.due (pressed) where pressed is not null;
create index due_feedback on casework.due (feedback) where feedback is not null;

create table casework.urging (
  order_id text primary key references casework.work_order,
  supervised_at timestamptz,
  supervised_due timestamptz,
  reminders int not null default 0,
  by_citizen int not null default 0,
  reminded_at timestamptz,
  noted_at timestamptz,
  answered_at timestamptz
);
comment on table casework.urging is 'Who pressed for an order, and how often; only for those that somebody pressed for';
comment on column casework.urging.supervised_due is 'Five working days from the last supervision';
comment on column casework.urging.by_citizen is 'How many of the reminders came from the citizen';
comment on column casework.urging.noted_at is 'When a leader last wrote an instruction';
comment on column casework.urging.answered_at is 'The first report or interim feedback after it; null while it waits for one';
create index urging_reminded on casework.urging (reminded_at) where reminded_at is not null;

-- A recheck waits for a dispatch as a new order does, and lies on the same board.
update casework.due d set dispatch = o.handle_due
from casework.work_order o where o.id = d.order_id and o.state = 'RECHECK';
comment on column casework.due.dispatch is 'It waits for a dispatch until then; a recheck until its units must have done';

-- What became of the orders that somebody wrote.
create index work_order_by_writer on casework.work_order (registered_by, registered_at desc, id desc);
