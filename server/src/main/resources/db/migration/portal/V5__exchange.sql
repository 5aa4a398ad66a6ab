-- Exchange with other platforms: orders that are forwarded there and come from there.
alter table portal.delivery drop constraint delivery_channel_check;
alter table portal.delivery add constraint delivery_channel_is_known
  check (channel in ('MAIL', 'SMS', 'HOOK', 'EXCHANGE'));

create table portal.partner (
  code text primary key,
  name text not null,
  name_en text not null,
  url text not null,
  secret text not null,
  districts text[] not null,
  categories text[] not null,
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  failures int not null default 0,
  paused_until timestamptz,
  heard_at timestamptz,
  constraint partner_code_is_short check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$')
);
comment on table portal.partner is 'Other platforms that orders are forwarded to, and that forward theirs to us';
comment on column portal.partner.secret is 'Shared by the two, in clear, since each message is signed with it; shown once';
comment on column portal.partner.heard_at is 'When its last signed message came';

create table portal.crossing (
  id text primary key,
  direction text not null,
  partner text not null references portal.partner,
  ref text not null,
  order_id text not null,
  joined_to text,
  number text,
  state text not null,
  why text,
  at timestamptz not null,
  by text not null,
  settled_at timestamptz,
  constraint crossing_direction_is_known check (direction in ('OUT', 'IN')),
  constraint crossing_state_is_known
    check (state in ('WAITING', 'TAKEN', 'ENDED', 'RECALLED', 'REFUSED')),
  constraint crossing_is_one_of_its_kind unique (direction, partner, ref)
);
create index crossing_by_order on portal.crossing (order_id);
create index crossing_joined on portal.crossing (joined_to) where joined_to is not null;
comment on table portal.crossing is 'An order on its way between two platforms, once for each forwarding';
comment on column portal.crossing.ref is 'The part that the forwarding made at the sender: both sides know the crossing by it';
comment on column portal.crossing.number is 'The other side''s own number of the order';
comment on column portal.crossing.joined_to is 'For one that came in: the order of ours that it was merged into';
comment on column portal.crossing.why is 'Why the other side did not take it, or did not handle it: a word, no text';

create table portal.crossing_news (
  crossing text not null references portal.crossing,
  version int not null,
  kind text not null,
  at timestamptz not null,
  unit text,
  unit_en text,
  primary key (crossing, version, kind)
);
comment on table portal.crossing_news is 'What the other platform told of an order: kinds, times and units; the words are with the order';

create table portal.parcel (
  partner text not null references portal.partner,
  id text not null,
  at timestamptz not null,
  crossing text references portal.crossing,
  kind text not null,
  body jsonb,
  settled_at timestamptz,
  primary key (partner, id)
);
create index parcel_waiting on portal.parcel (at) where settled_at is null;
comment on table portal.parcel is 'Messages of other platforms, each taken once by its id';
comment on column portal.parcel.body is 'Kept only while it waits: what it says cannot be done to the order just now';
