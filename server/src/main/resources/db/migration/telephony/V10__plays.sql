-- A recording is heard by whom it concerns, each time with its ground (domain 9).
create table telephony.play (
  id text primary key,
  call text not null references telephony.call,
  staff text not null,
  good_until timestamptz not null
);
create index play_by_age on telephony.play (good_until);
comment on table telephony.play is 'Leave to hear a recording once, for some minutes; that it was heard, and why, is telephony.RecordingPlayed';
