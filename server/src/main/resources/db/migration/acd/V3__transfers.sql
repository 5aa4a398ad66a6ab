-- A call goes on from one seat to another: more than one may have to write about it, and the caller
-- may talk with somebody who is no seat.
alter table acd.caller
  add column served boolean not null default false,
  drop constraint caller_waits_or_has_a_seat,
  add constraint caller_waits_or_has_a_seat
    check ((state in ('WAITING', 'ELSEWHERE')) = (seat is null));
update acd.caller set served = true where state = 'TALKING';
comment on column acd.caller.served is 'Has talked to a seat: one who comes back to the line is counted once';

alter table acd.seat
  add column engaged_call text,
  add column engaged_since timestamptz,
  add constraint seat_engaged_has_its_time check ((engaged_call is null) = (engaged_since is null)),
  drop constraint seat_one_per_call,
  add constraint seat_one_per_call
    exclude using btree (call with =) where (state in ('OFFERED', 'TALKING'))
    deferrable initially deferred;
comment on column acd.seat.engaged_call is 'A call of another that its phone is in: nothing is offered meanwhile';

alter table acd.debt drop constraint debt_pkey;
alter table acd.debt add primary key (call, staff);
comment on table acd.debt is 'An answered call owes a work order; the debt follows each agent who had it until one is written';
