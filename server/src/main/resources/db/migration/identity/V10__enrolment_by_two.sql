alter table identity.enrolment
  add column founding boolean not null default false,
  add column approved_by text,
  add column approved_at timestamptz,
  add column code_hash text,
  add column wrong_codes integer not null default 0,
  add constraint enrolment_is_approved_by_another check (approved_by is null or approved_by <> made_by and approved_by <> staff),
  add constraint enrolment_approved_has_a_code
    check ((approved_by is null) = (code_hash is null) and (approved_by is null) = (approved_at is null));
comment on column identity.enrolment.founding is
  'Made before there were two people who could: the demo city''s, and those of a house''s first people';
comment on column identity.enrolment.code_hash is
  'Argon2id of the code that was shown to who approved: the link alone opens no account that two must open';

alter table identity.password add column by_two boolean not null default true;
comment on column identity.password.by_two is
  'Set by a link that a second person approved, or a founding one; those from before there was such a thing count as such';
