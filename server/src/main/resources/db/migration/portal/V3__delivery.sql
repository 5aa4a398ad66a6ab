-- One outbox for everything that leaves the house: e-mail, SMS, webhooks. No address, number of a
-- telephone or word of a citizen is in here: a message is written when it is sent.
create table portal.delivery (
  id text primary key,
  channel text not null check (channel in ('MAIL', 'SMS', 'HOOK')),
  kind text not null,
  order_id text,
  number text,
  cause text not null,
  target text not null default '',
  body text not null default '{}',
  state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'DEAD', 'MOOT')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint delivery_settled_unless_waiting check ((state = 'WAITING') = (settled_at is null)),
  constraint delivery_once_per_cause unique (channel, target, cause)
);
create index delivery_due on portal.delivery (channel, next_attempt_at) where state = 'WAITING';
create index delivery_by_state on portal.delivery (state, channel, id desc);
create index delivery_by_order on portal.delivery (order_id);
comment on table portal.delivery is 'Everything that leaves the house; the id stays over all tries, so a receiver can drop a second one';
comment on column portal.delivery.cause is 'order, version of the fact and kind: a fact fills the outbox once, even when it is read again';
comment on column portal.delivery.target is 'the webhook; empty for a citizen, who is looked up when the message is sent';
comment on column portal.delivery.next_attempt_at is 'when it is tried next; while it is being tried, until when others leave it alone';
comment on column portal.delivery.last_error is 'a few words of ours, never an answer''s text';

create table portal.delivery_begin (
  only_row boolean primary key default true check (only_row),
  at timestamptz not null default now()
);
insert into portal.delivery_begin default values;
comment on table portal.delivery_begin is 'What happened before the outbox was there is not told any more';

create table portal.secret (
  name text primary key,
  bytes bytea not null
);
comment on table portal.secret is 'Keys the portal made for itself (links in messages)';

create table portal.hook (
  id text primary key,
  url text not null,
  kinds text[] not null,
  secret text not null,
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  failures int not null default 0,
  paused_until timestamptz
);
comment on table portal.hook is 'Who wants to hear of orders (Standard Webhooks)';
comment on column portal.hook.secret is 'In clear, since each message is signed with it; shown once';
comment on column portal.hook.paused_until is 'After a failure nothing is tried until then, so that a dead receiver holds nobody else up';

create table portal.letter (
  id text primary key,
  message_id text not null unique,
  order_id text,
  outcome text not null,
  at timestamptz not null
);
create index letter_by_order on portal.letter (order_id);
comment on table portal.letter is 'E-mails that were read: each once, by its Message-ID; the words are with the order';
