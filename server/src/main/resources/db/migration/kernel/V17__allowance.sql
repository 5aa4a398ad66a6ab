-- Three rooms count how often somebody comes.
create table kernel.allowance (
  what text not null,
  who text not null,
  since timestamptz not null,
  used int not null,
  primary key (what, who)
);
create index allowance_by_age on kernel.allowance (since);
comment on table kernel.allowance is 'How often an address, an order or a platform was used lately; rows live two days';
