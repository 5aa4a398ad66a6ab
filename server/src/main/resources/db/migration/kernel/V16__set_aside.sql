create table kernel.set_aside (
  reader text not null,
  seq bigint not null,
  kind text not null,
  subject text not null,
  at timestamptz not null,
  reason text not null,
  primary key (reader, seq)
);
comment on table kernel.set_aside is 'Facts that a reader could not take: it went on without them until an operator has them tried again';
comment on column kernel.set_aside.reason is 'What failed and where in the code; never its words, which may quote a person';
