-- What the heads of the chain are signed with, which are written outside the database.
create table audit.head_key (
  only_row boolean primary key default true check (only_row),
  public_key bytea not null,
  sealed text not null,
  since_seq bigint not null,
  made_at timestamptz not null default now()
);
comment on table audit.head_key is 'Ed25519; the pair is sealed under the master key, so that nobody who has only the database signs another history';
comment on column audit.head_key.public_key is 'X.509, for an auditor to compare; what verifies is the sealed one';
comment on column audit.head_key.since_seq is 'The head that the file begins with: a file that begins later was cut';
