create table portal.allowance (
  what text not null,
  who text not null,
  since timestamptz not null,
  used int not null,
  primary key (what, who)
);
create index allowance_by_age on portal.allowance (since);
comment on table portal.allowance is 'How often an address (or an order number) was used lately; rows live a day';

create table portal.api_key (
  name text primary key,
  hash text not null unique,
  created_at timestamptz not null,
  created_by text not null,
  revoked_at timestamptz
);
comment on column portal.api_key.hash is 'SHA-256 of the key, in hexadecimal; the key itself is shown once';

create table portal.request (
  number text primary key,
  order_id text not null unique,
  service text not null,
  area text not null,
  api_key text not null references portal.api_key (name),
  requested_at timestamptz not null,
  updated_at timestamptz not null,
  is_open boolean not null
);
create index request_by_time on portal.request (requested_at desc, number);
comment on table portal.request is 'Orders that came in by Open311: what anyone may see of them';
comment on column portal.request.area is 'Code of the district or street; the address is nobody else''s business';
