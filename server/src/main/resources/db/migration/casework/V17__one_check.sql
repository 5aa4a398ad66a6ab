-- PostgreSQL reads each check's expression from its stored text, and makes it ready to run, for every
-- statement that writes: nine checks of an order and six of a part took a tenth of PostgreSQL's time. One
-- function a table is made ready once a session; it names what does not hold as the checks did.
create function casework.order_holds(
    id text, parent text, version integer, round integer, state text, open boolean,
    closed_at timestamptz, dispatch_due timestamptz, review_on timestamptz, title text)
  returns boolean language plpgsql immutable parallel safe
as $$
declare
  broken text := case
    when version < 1 then 'counts_its_facts'
    when round < 1 then 'begins_with_round_one'
    when open is distinct from case
        when state in ('DRAFT', 'PENDING_DISPATCH', 'CONFERRING', 'IN_HANDLING', 'UNDER_REVIEW',
          'PENDING_CALLBACK', 'RECHECK', 'SHELVED', 'DIFFICULT') then true
        when state in ('ANSWERED', 'TRANSFERRED_EMERGENCY', 'NOT_ACCEPTED', 'CLOSED', 'ARCHIVED',
          'MERGED', 'WITHDRAWN') then false
      end then 'is_open_as_its_state_says'
    when (state = 'MERGED') <> (parent is not null) then 'merged_has_its_parent'
    when parent = id then 'is_no_parent_of_itself'
    when closed_at is null and state in ('CLOSED', 'ARCHIVED') then 'closed_knows_when'
    when dispatch_due is null and state = 'PENDING_DISPATCH' then 'waiting_is_due'
    when review_on is null and state in ('SHELVED', 'DIFFICULT') then 'listed_has_a_review_date'
    when length(title) > 50 then 'title_is_short'
  end;
begin
  if broken is not null then
    raise check_violation using message = 'An order breaks work_order_' || broken,
      schema = 'casework', table = 'work_order', constraint = 'work_order_' || broken;
  end if;
  return true;
end $$;
comment on function casework.order_holds is 'True, or the error of the rule that an order breaks';

create function casework.part_holds(
    id text, parent text, role text, state text, live boolean, return_until timestamptz,
    signed_at timestamptz, is_reported boolean)
  returns boolean language plpgsql immutable parallel safe
as $$
declare
  broken text := case
    when live is distinct from case
        when state in ('DISPATCHED', 'SIGNED', 'CONTACTED', 'HANDLING', 'REPORTED', 'ACCEPTED',
          'SENT_BACK', 'RETURN_PENDING') then true
        when state in ('RETURNED', 'CANCELLED') then false
      end then 'is_live_as_its_state_says'
    when role not in ('LEAD', 'ASSIST', 'CC') then 'role_is_of_the_domain'
    when parent = id then 'is_no_parent_of_itself'
    when return_until is null and state = 'RETURN_PENDING' then 'returnable_once_signed'
    when signed_at is null and state not in ('DISPATCHED', 'CANCELLED') then 'signed_knows_when'
    when not is_reported and state in ('REPORTED', 'ACCEPTED') then 'reported_has_a_report'
  end;
begin
  if broken is not null then
    raise check_violation using message = 'A part breaks assignment_' || broken,
      schema = 'casework', table = 'assignment', constraint = 'assignment_' || broken;
  end if;
  return true;
end $$;
comment on function casework.part_holds is 'True, or the error of the rule that a part breaks';

alter table casework.work_order
  drop constraint work_order_counts_its_facts,
  drop constraint work_order_begins_with_round_one,
  drop constraint work_order_is_open_as_its_state_says,
  drop constraint work_order_merged_has_its_parent,
  drop constraint work_order_is_no_parent_of_itself,
  drop constraint work_order_closed_knows_when,
  drop constraint work_order_waiting_is_due,
  drop constraint work_order_listed_has_a_review_date,
  drop constraint work_order_title_is_short,
  add constraint work_order_holds check (casework.order_holds(
    id, parent, version, round, state, open, closed_at, dispatch_due, review_on, title));
alter table casework.assignment
  drop constraint assignment_returnable_once_signed,
  drop constraint assignment_signed_knows_when,
  drop constraint assignment_reported_has_a_report,
  drop constraint assignment_is_no_parent_of_itself,
  drop constraint assignment_role_is_of_the_domain,
  drop constraint assignment_is_live_as_its_state_says,
  add constraint assignment_holds check (casework.part_holds(
    id, parent, role, state, live, return_until, signed_at, report is not null));

drop function casework.is_open;
drop function casework.is_live;
