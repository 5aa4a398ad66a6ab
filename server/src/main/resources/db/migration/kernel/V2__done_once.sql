-- A server that dies between a commit and its answer must not do the same a second time.
alter table kernel.idempotent add column done boolean not null default false;
comment on column kernel.idempotent.done is 'Set in the very transaction that did what was asked; with status null the answer is lost, the deed is not';
