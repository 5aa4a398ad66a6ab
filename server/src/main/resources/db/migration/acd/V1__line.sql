-- The line as it stands: places, offers and seats live here, so a crash loses none of them.
create table acd.line (
  one boolean primary key default true,
  numbers bigint not null,
  pace_mass double precision not null,
  pace_at timestamptz not null,
  batch bigint not null,
  constraint line_is_only_one check (one)
);
comment on column acd.line.batch is 'Raised by each commit of the writer: a commit whose answer was lost is not made twice';

create table acd.caller (
  call text primary key,
  lane text not null,
  skills bigint not null,
  credit_millis bigint not null,
  number bigint not null unique,
  since timestamptz not null,
  state text not null,
  attempts int not null,
  seat text,
  deadline timestamptz,
  tried jsonb not null,
  constraint caller_one_per_seat unique (seat) deferrable initially deferred,
  constraint caller_waits_or_has_a_seat check ((state = 'WAITING') = (seat is null))
) with (fillfactor = 75);
comment on table acd.caller is 'Callers in the line; a row goes when the call is over';

create table acd.seat (
  staff text primary key,
  number bigint not null,
  skills bigint not null,
  state text not null,
  since timestamptz not null,
  idle_since timestamptz not null,
  call text,
  until timestamptz,
  reason text not null,
  wish text not null,
  settled boolean not null,
  constraint seat_one_per_call unique (call) deferrable initially deferred
) with (fillfactor = 75);
comment on table acd.seat is 'Seats on shift; a row goes when the seat leaves';

create table acd.debt (
  call text primary key,
  staff text not null,
  answered_at timestamptz not null,
  settled_at timestamptz,
  work_order text
);
create index debt_open on acd.debt (staff) where settled_at is null;
create index debt_by_staff on acd.debt (staff, answered_at);
comment on table acd.debt is 'An answered call owes a work order; the debt follows the agent until it is written';

create table acd.day (
  day date primary key,
  arrived int not null default 0,
  answered int not null default 0,
  answered_soon int not null default 0,
  abandoned int not null default 0,
  abandoned_soon int not null default 0,
  wait_millis bigint not null default 0
);
comment on column acd.day.answered_soon is 'Within 15 s (domain 6)';
comment on column acd.day.abandoned_soon is 'Short abandons, under 5 s (domain 6)';
