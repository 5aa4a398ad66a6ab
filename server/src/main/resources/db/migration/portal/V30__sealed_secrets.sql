-- What messages are signed with is sealed by the month's key; rows from before are sealed at the start.
comment on column portal.hook.secret is 'Sealed, since each message is signed with it; shown once';
comment on column portal.partner.secret is 'Shared by the two, sealed, since each message is signed with it; shown once';
