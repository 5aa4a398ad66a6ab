create table audit.link (
  seq bigint primary key,
  hash bytea not null,
  constraint link_is_a_sha_256 check (length(hash) = 32)
);
comment on table audit.link is
  'The hash chain over the ledger: SHA-256 of the link before and the fact. Whoever edits, removes or slips in a fact breaks it there.';

create table audit.unmasking (
  seq bigint primary key,
  at timestamptz not null,
  subject text not null,
  who text not null,
  what text not null,
  reason text not null
);
create index unmasking_by_time on audit.unmasking (at desc, seq desc);
comment on table audit.unmasking is 'Who saw what unmasked, and why: domain 9, kept apart from the history of the order.';
