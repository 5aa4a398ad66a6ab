-- Orders and the units' parts in them (domain 2, 3, 5). The history is the ledger's; these rows are
-- its fold, locked while a step is taken.
create function casework.bigrams(words text) returns text[]
  language sql immutable strict parallel safe
  return (select coalesce(array_agg(distinct substr(lower(words), i, 2)), '{}')
          from generate_series(1, greatest(length(words) - 1, 1)) i);
comment on function casework.bigrams is 'Two-character pieces: Chinese has no spaces to split at, and most words have two characters';

create sequence casework.order_number minvalue 1 maxvalue 999999 cycle cache 20;
comment on sequence casework.order_number is 'Runs through the days; fewer than a million orders a day keep numbers apart';

create table casework.work_order (
  id text primary key,
  number text not null,
  code_hash bytea not null,
  version int not null,
  state text not null,
  open boolean not null,
  to_review boolean not null,
  round int not null,
  channel text not null,
  contact text,
  registered_at timestamptz not null,
  registered_by text not null,
  type text not null,
  urgency text not null,
  category text,
  district text,
  street text,
  accused_unit text,
  missing jsonb not null,
  flags text[] not null,
  parent text references casework.work_order,
  returns int not null,
  closed_at timestamptz,
  citizen_due timestamptz not null,
  dispatch_due timestamptz,
  handle_due timestamptz,
  callback_due timestamptz,
  review_on timestamptz,
  due_cap timestamptz,
  next_due timestamptz,
  requests jsonb not null,
  callbacks jsonb not null,
  lapsed jsonb not null,
  title text not null,
  description text not null,
  words text,
  wishes text,
  occurred timestamptz,
  address text,
  accused_address text,
  name text,
  calling text,
  contact_phone text,
  phone_hash bytea,
  sex text,
  id_number text,
  email text,
  customer_kind text not null,
  threat boolean not null,
  tags text[] not null,
  original_number text,
  reply_points text,
  constraint work_order_counts_its_facts check (version >= 1),
  constraint work_order_begins_with_round_one check (round >= 1),
  constraint work_order_is_open_as_its_state_says check (open = (state in (
    'DRAFT', 'PENDING_DISPATCH', 'CONFERRING', 'IN_HANDLING', 'UNDER_REVIEW', 'PENDING_CALLBACK',
    'RECHECK', 'SHELVED', 'DIFFICULT'))),
  constraint work_order_state_is_of_the_domain check (open or state in (
    'ANSWERED', 'TRANSFERRED_EMERGENCY', 'NOT_ACCEPTED', 'CLOSED', 'ARCHIVED', 'MERGED',
    'WITHDRAWN')),
  constraint work_order_merged_has_its_parent check ((state = 'MERGED') = (parent is not null)),
  constraint work_order_is_no_parent_of_itself check (parent <> id),
  constraint work_order_closed_knows_when check (
    state not in ('CLOSED', 'ARCHIVED') or closed_at is not null),
  constraint work_order_waiting_is_due check (
    state <> 'PENDING_DISPATCH' or dispatch_due is not null),
  constraint work_order_listed_has_a_review_date check (
    state not in ('SHELVED', 'DIFFICULT') or review_on is not null),
  constraint work_order_title_is_short check (length(title) <= 50)
) with (fillfactor = 75);
comment on table casework.work_order is 'An order as its facts left it';
comment on column casework.work_order.code_hash is 'The query code told once to the citizen, hashed with the order''s id';
comment on column casework.work_order.phone_hash is 'SHA-256 of the calling number: earlier orders are found without reading numbers';
comment on column casework.work_order.next_due is 'The next due time of the order or its units that is not told yet; the sweep reads it';
comment on column casework.work_order.to_review is 'The hotline owes a look: at a report to it, or the audit';
comment on column casework.work_order.due_cap is 'No dispatch may be due later: inherited from merged orders';

create unique index work_order_number on casework.work_order (number);
create index work_order_by_phone on casework.work_order (phone_hash, registered_at desc)
  where phone_hash is not null;
create index work_order_by_district on casework.work_order (district, registered_at desc, id desc);
create index work_order_by_time on casework.work_order (registered_at desc, id desc);
create index work_order_due on casework.work_order (next_due) where next_due is not null;
create index work_order_to_dispatch on casework.work_order (dispatch_due)
  where dispatch_due is not null;
create index work_order_to_call_back on casework.work_order (callback_due)
  where callback_due is not null;
create index work_order_to_review on casework.work_order (citizen_due) where to_review;
create index work_order_title on casework.work_order using gin (casework.bigrams(title));

create table casework.assignment (
  id text primary key,
  order_id text not null references casework.work_order,
  place int not null,
  parent text references casework.assignment,
  round int not null,
  unit text not null,
  role text not null,
  state text not null,
  owed boolean not null,
  assigned_at timestamptz not null,
  sign_due timestamptz not null,
  due timestamptz not null,
  time_limit text not null,
  legal_basis text not null,
  directory_version text not null,
  interim_due timestamptz,
  contact_due timestamptz,
  signed_at timestamptz,
  return_until timestamptz,
  return_spent boolean not null,
  feedback_at timestamptz,
  extended_at timestamptz,
  attempts jsonb not null,
  report jsonb,
  constraint assignment_returnable_once_signed
    check (state <> 'RETURN_PENDING' or return_until is not null),
  constraint assignment_signed_knows_when
    check (state in ('DISPATCHED', 'CANCELLED') or signed_at is not null),
  constraint assignment_reported_has_a_report
    check (state not in ('REPORTED', 'ACCEPTED') or report is not null),
  constraint assignment_is_no_parent_of_itself check (parent <> id),
  constraint assignment_role_is_of_the_domain check (role in ('LEAD', 'ASSIST', 'CC')),
  constraint assignment_state_is_of_the_domain check (state in (
    'DISPATCHED', 'SIGNED', 'CONTACTED', 'HANDLING', 'REPORTED', 'ACCEPTED', 'SENT_BACK',
    'RETURN_PENDING', 'RETURNED', 'CANCELLED'))
) with (fillfactor = 75);
comment on table casework.assignment is 'One unit''s part in one round of an order';
comment on column casework.assignment.place is 'Its place in the order''s list';
comment on column casework.assignment.owed is 'The unit still owes work; a copy owes none';

create index assignment_by_order on casework.assignment (order_id);
create index assignment_by_unit on casework.assignment (unit, due) where owed;
create index assignment_seen_by_unit on casework.assignment (unit, order_id);
create unique index assignment_one_lead on casework.assignment (order_id, round)   -- domain 3, row 8
  where role = 'LEAD' and state not in ('RETURNED', 'CANCELLED');
create index assignment_extended on casework.assignment (unit, extended_at)
  where extended_at is not null;

create table casework.note (
  order_id text not null references casework.work_order,
  version int not null,
  words text not null,
  primary key (order_id, version)
);
comment on table casework.note is 'What people wrote with a step, kept beside its fact: an erasure need not touch history';
