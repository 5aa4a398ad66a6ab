-- Files of orders between platforms, in a round of their own: a large one holds no message up.
alter table portal.delivery drop constraint delivery_channel_is_known;
alter table portal.delivery add constraint delivery_channel_is_known
  check (channel in ('MAIL', 'SMS', 'HOOK', 'EXCHANGE', 'EXCHANGE_FILE'));

create table portal.crossing_file (
  crossing text not null references portal.crossing,
  attachment text not null,
  sent_at timestamptz not null,
  primary key (crossing, attachment)
);
comment on table portal.crossing_file is 'Files that were sent to another platform: noted, with the trace of it, before the first try';

alter table portal.crossing add column files int not null default 0;
comment on column portal.crossing.files is 'How many files the other side said that it sends';
