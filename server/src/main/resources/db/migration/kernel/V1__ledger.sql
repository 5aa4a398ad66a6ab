-- The ledger (design 3). tx comes first so that a writer owns its transaction id before it draws
-- a number; it is never compared.
create table kernel.fact (
  tx xid8 not null default pg_current_xact_id(),
  seq bigint generated always as identity (cache 1) primary key,
  at timestamptz not null,
  kind text not null,
  subject text not null,
  version int not null,
  body jsonb not null
);
create index fact_by_subject on kernel.fact (subject, version, seq);
create index fact_by_time on kernel.fact using brin (at);
comment on table kernel.fact is 'Everything that happened, append-only: history, audit trail, outbox and feed of every projection';

create table kernel.reader (
  name text primary key,
  seq bigint not null default 0
);
comment on table kernel.reader is 'How far each projection has read; 0 rebuilds it';

create table kernel.timer (
  name text primary key,
  next_at timestamptz not null
);
comment on table kernel.timer is 'When each recurring sweep is due next; whoever moves the row runs it';

create table kernel.idempotent (
  who text not null,
  key text not null,
  request text not null,
  status int,
  content_type text,
  body text,
  at timestamptz not null,
  primary key (who, key)
);
create index idempotent_by_age on kernel.idempotent (at);
comment on table kernel.idempotent is 'Answers to POSTs by Idempotency-Key, kept a day; status is null while the first one runs';
