create table telephony.page (
  extension text primary key,
  staff text not null,
  contact text not null,
  expires_at timestamptz not null,
  constraint page_extension_is_short_digits check (extension ~ '^[0-9]{2,8}$')
);
comment on table telephony.page is 'Which web page is an extension''s phone, by whose session; the row outlives it, so that its next connection is reached at the same place.';
comment on column telephony.page.contact is 'The URI under which the page''s bridge is reached on this machine.';
