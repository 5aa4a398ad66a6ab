create table identity.notice (
  id text primary key,
  staff text not null references identity.staff,
  what text not null,
  by text,
  at timestamptz not null,
  seen_at timestamptz,
  constraint notice_is_of_a_known_kind
    check (what in ('LINK_MADE', 'LINK_APPROVED', 'LINK_REFUSED', 'KEY_SET', 'KEY_ENDED', 'KEY_PERHAPS_COPIED'))
);
create index notice_unseen on identity.notice (staff, at) where seen_at is null;
comment on table identity.notice is
  'What happened to somebody''s account, told to its owner until she says that she saw it';
