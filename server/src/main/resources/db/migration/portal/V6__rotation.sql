-- The secret that two platforms share is changed without an hour in which neither hears the other.
alter table portal.partner
  add column next_secret text,
  add column turns_at timestamptz,
  add constraint partner_turns_to_a_secret check ((next_secret is null) = (turns_at is null));
comment on column portal.partner.next_secret is 'Until it turns both are signed with and taken, from then on this one alone';
