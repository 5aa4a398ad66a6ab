-- Waiting for something of our own, such as our scanner, is no try, and ends all the same.
alter table portal.delivery add column held_since timestamptz;
comment on column portal.delivery.held_since is 'Since when it waits for something of our own, which costs no try; null when it does not';
