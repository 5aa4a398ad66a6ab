-- Which call an order was written from, so that a wave of calls has the orders behind it. The fold knows it
-- of every order already.
alter table insight.order_seen add column contact text;
update insight.order_seen o set contact = t.trace ->> 'contact'
  from insight.order_trace t where t.id = o.id and t.trace ->> 'contact' is not null;
create index order_seen_by_contact on insight.order_seen (contact) where contact is not null;
comment on column insight.order_seen.contact is 'The call of an order by telephone';
