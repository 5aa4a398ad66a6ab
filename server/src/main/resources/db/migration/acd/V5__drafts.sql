-- What an agent writes about a call before it is an order: there again at another machine.
create table acd.draft (
  call text not null,
  staff text not null,
  words text not null,
  saved_at timestamptz not null,
  primary key (call, staff)
);
create index draft_saved on acd.draft (saved_at);
comment on table acd.draft is 'What somebody has written about a call so far, until it is an order; at most 30 days. Nobody else reads it.';
comment on column acd.draft.words is 'Sealed; what the screen keeps, opaque here.';
