-- What the sweep and the piles look through moves to a narrow table of its own. As indexes of the
-- order itself they changed with nearly every step, and each such step wrote all nine indexes of
-- the order anew; now a step leaves the order's indexes alone (a heap-only update).
create table casework.due (
  order_id text primary key references casework.work_order,
  next timestamptz,
  dispatch timestamptz,
  callback timestamptz,
  review timestamptz
) with (fillfactor = 75);
comment on table casework.due is 'When somebody must look at an order again; all empty when nobody must';
comment on column casework.due.next is 'The next due time of the order or its units that is not told yet; the sweep reads it';
comment on column casework.due.dispatch is 'It waits for a dispatch until then';
comment on column casework.due.callback is 'It waits for a callback until then';
comment on column casework.due.review is 'The hotline owes a look, at a report to it or the audit: the citizen''s due time';

insert into casework.due
select id, next_due, dispatch_due, callback_due, case when to_review then citizen_due end
from casework.work_order;

drop index casework.work_order_due;
drop index casework.work_order_to_dispatch;
drop index casework.work_order_to_call_back;
drop index casework.work_order_to_review;
alter table casework.work_order drop column next_due, drop column to_review;

create index due_next on casework.due (next) where next is not null;
create index due_dispatch on casework.due (dispatch) where dispatch is not null;
create index due_callback on casework.due (callback) where callback is not null;
create index due_review on casework.due (review) where review is not null;

-- The same for a unit's part: its one lead was watched through the state, which each step changes.
alter table casework.assignment add column live boolean;
update casework.assignment set live = state not in ('RETURNED', 'CANCELLED');
alter table casework.assignment alter column live set not null;
comment on column casework.assignment.live is 'Not returned and not cancelled';
drop index casework.assignment_one_lead;
create unique index assignment_one_lead on casework.assignment (order_id, round)   -- domain 3, row 8
  where role = 'LEAD' and live;

-- PostgreSQL reads a check's expression from its stored text for each statement anew, and a long
-- list of states is a long text; a function is read once a session.
create function casework.is_open(state text) returns boolean
  language plpgsql immutable strict parallel safe
as $$ begin
  if state in ('DRAFT', 'PENDING_DISPATCH', 'CONFERRING', 'IN_HANDLING', 'UNDER_REVIEW',
    'PENDING_CALLBACK', 'RECHECK', 'SHELVED', 'DIFFICULT') then return true;
  elsif state in ('ANSWERED', 'TRANSFERRED_EMERGENCY', 'NOT_ACCEPTED', 'CLOSED', 'ARCHIVED',
    'MERGED', 'WITHDRAWN') then return false;
  end if;
  return null;
end $$;
comment on function casework.is_open is 'Whether an order in this state is open; null for no state of the domain';

create function casework.is_live(state text) returns boolean
  language plpgsql immutable strict parallel safe
as $$ begin
  if state in ('DISPATCHED', 'SIGNED', 'CONTACTED', 'HANDLING', 'REPORTED', 'ACCEPTED',
    'SENT_BACK', 'RETURN_PENDING') then return true;
  elsif state in ('RETURNED', 'CANCELLED') then return false;
  end if;
  return null;
end $$;
comment on function casework.is_live is 'Whether a part in this state counts; null for no state of the domain';

alter table casework.work_order
  drop constraint work_order_is_open_as_its_state_says,
  drop constraint work_order_state_is_of_the_domain;
alter table casework.work_order add constraint work_order_is_open_as_its_state_says
  check (open is not distinct from casework.is_open(state));
alter table casework.assignment drop constraint assignment_state_is_of_the_domain;
alter table casework.assignment add constraint assignment_is_live_as_its_state_says
  check (live is not distinct from casework.is_live(state));
