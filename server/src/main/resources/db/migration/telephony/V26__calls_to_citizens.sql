-- Members of staff call citizens: who placed a call, what it is about, and whether it reached anybody.
alter table telephony.call
  add column placed_by text,
  add column about text,
  add column purpose text,
  add column reach text,
  add constraint call_that_is_placed_says_by_whom_and_what_for
    check ((placed_by is null) = (about is null) and (placed_by is null) = (purpose is null)),
  add constraint call_that_is_placed_ends_with_its_reach
    check (placed_by is null or (state = 'ENDED') = (reach is not null));
create index call_about on telephony.call (about, id) where about is not null;
comment on column telephony.call.placed_by is 'The member of staff who called a citizen; null for every other call.';
comment on column telephony.call.about is 'What a placed call is about, an order''s id; opaque here.';
comment on column telephony.call.reach is 'Whether a placed call reached whom it was for, and why not.';
