create table casework.attachment (
  id text primary key,
  order_id text not null references casework.work_order (id),
  name text not null,
  type text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null,
  scan text not null check (scan in ('NOT_SCANNED', 'WAITING', 'CLEAN', 'INFECTED')),
  at timestamptz not null,
  by text not null,
  constraint attachment_once_an_order unique (order_id, sha256)
);
create index attachment_to_scan on casework.attachment (at) where scan = 'WAITING';
comment on table casework.attachment is 'Pictures and papers that belong to an order; the bytes lie in DATA/attachments under the id';
comment on column casework.attachment.type is 'What the first bytes say it is, whatever it was called';
comment on column casework.attachment.scan is 'NOT_SCANNED: no scanner is set up, and so it is said; WAITING: the scanner did not answer, nobody may open it yet';
