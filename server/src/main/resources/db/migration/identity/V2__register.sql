alter table identity.staff
  add column kept boolean not null default false,
  add column left_at timestamptz,
  add column locked_at timestamptz,
  add column locked_by text,
  add column locked_why text,
  add constraint staff_locked_is_locked_by_somebody
    check (locked_at is null or locked_by is not null and locked_why is not null);
comment on column identity.staff.kept is 'Administered on a page: the demo city''s file no longer says who she is';
comment on column identity.staff.left_at is 'She no longer works here; her name stays for what she did';
comment on column identity.staff.locked_at is 'She cannot sign in until somebody unlocks her';
