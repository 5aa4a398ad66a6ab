-- A citizen who calls from another telephone and leaves the same number to be called back at is the
-- same citizen: earlier orders and repeats are found by both numbers.
alter table casework.work_order add column contact_hash bytea;
comment on column casework.work_order.contact_hash is
  'SHA-256 of the number to call back at, where that is another than phone_hash stands for';
update casework.work_order
  set contact_hash = sha256(convert_to(contact_phone, 'UTF8'))
  where contact_phone is not null and calling is not null and contact_phone <> calling;
create index work_order_by_contact_number on casework.work_order (contact_hash, registered_at desc)
  where contact_hash is not null;
