alter table identity.attempt add column told boolean not null default true;
alter table identity.attempt alter column told set default false;
create index attempt_to_tell on identity.attempt (last_at) where not told and tries >= 3;
comment on column identity.attempt.staff is
  'Whose name it is; of a name that nobody has only one of some thousand numbers, after an @, and none of its bytes';
comment on column identity.attempt.told is
  'The ledger has it that this name is being slowed; said a moment later, so that no answer takes longer for it';
