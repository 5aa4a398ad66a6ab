create table identity.staff (
  id text primary key,
  name text not null,
  name_en text not null,
  roles text[] not null,
  unit text,
  extension text,
  handle bytea,
  constraint staff_id_is_short check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  constraint staff_has_a_role check (cardinality(roles) > 0),
  constraint staff_extension_is_one_persons unique (extension),
  constraint staff_handle_is_one_persons unique (handle)
);
comment on table identity.staff is 'Who works on the hotline or for one of its units.';
comment on column identity.staff.handle is 'The random user handle that authenticators keep (WebAuthn 5.4.3).';

create table identity.password (
  staff text primary key references identity.staff,
  hash text not null,
  set_at timestamptz not null
);
comment on column identity.password.hash is 'Argon2id, with its parameters and salt.';

create table identity.passkey (
  credential bytea primary key,
  staff text not null references identity.staff,
  public_key bytea not null,
  signature_count bigint not null,
  uv_initialized boolean not null,
  transports text[] not null,
  backup_eligible boolean not null,
  backup_state boolean not null,
  attestation bytea,
  client_data bytea,
  label text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null
);
create index passkey_of_staff on identity.passkey (staff);

create table identity.enrolment (
  hash bytea primary key,
  staff text not null references identity.staff,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint enrolment_ends_after_it_began check (expires_at > made_at)
);
create index enrolment_of_staff on identity.enrolment (staff);
comment on column identity.enrolment.hash is 'SHA-256 of the link''s 128 random bits: a reader of the table cannot enrol.';

create table identity.attempt (
  staff text not null,
  address text not null,
  tries integer not null,
  free_at timestamptz not null,
  last_at timestamptz not null,
  primary key (staff, address)
);
comment on table identity.attempt is
  'Tries to sign in that have not ended well, per name and address: whoever guesses from elsewhere slows only herself.';

-- The shape is Spring Session 4.1's own (schema-postgresql.sql).
create table identity.spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index spring_session_by_id on identity.spring_session (session_id);
create index spring_session_by_expiry on identity.spring_session (expiry_time);
create index spring_session_by_principal on identity.spring_session (principal_name);
create table identity.spring_session_attributes (
  session_primary_id char(36) not null references identity.spring_session on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
