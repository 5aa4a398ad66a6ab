-- Calls and the dialogs of their legs: stored before they are acted on, so that a server that comes
-- back finds every call that still talks, waits or rings.

create table telephony.call (
  id text primary key,
  version int not null,
  state text not null,
  caller text not null,
  arrived_at timestamptz not null,
  urgent_medical boolean not null,
  language text not null,
  offer text,
  seat text,
  answered_at timestamptz,
  ended_at timestamptz,
  reason text,
  recording text,
  recording_millis bigint not null default 0,
  constraint call_state_is_known check (state in ('GREETING', 'WAITING', 'RINGING', 'TALKING', 'ENDED')),
  constraint call_that_rings_or_talks_has_a_seat
    check (state not in ('RINGING', 'TALKING') or (offer is not null and seat is not null)),
  constraint call_ends_with_a_time_and_a_reason
    check ((state = 'ENDED') = (ended_at is not null and reason is not null))
) with (fillfactor = 75);
comment on table telephony.call is 'A citizen''s call to the hotline, living or over.';
comment on column telephony.call.caller is 'The number the trunk presented, in clear; leaves the room masked only.';
comment on column telephony.call.recording is 'File below the recordings folder, once it is whole.';
create index call_living on telephony.call (id) where state <> 'ENDED';
create index call_by_arrival on telephony.call (arrived_at, id);

create table telephony.call_out (
  id text primary key,
  version int not null,
  state text not null,
  address text not null,
  prompt text not null,
  was_answered boolean not null,
  constraint call_out_state_is_known check (state in ('CALLING', 'READING', 'ENDED'))
);
comment on table telephony.call_out is 'A call that the hotline places, to wake the manager on duty.';
create index call_out_living on telephony.call_out (id) where state <> 'ENDED';

create table telephony.dialog (
  leg text primary key,
  call text not null,
  role text not null,
  offer text,
  phase text not null,
  call_id text not null,
  local_tag text not null,
  remote_tag text,
  local_uri text not null,
  remote_uri text not null,
  remote_target text not null,
  routes text[] not null,
  local_cseq bigint not null,
  remote_cseq bigint not null,
  branch text,
  port int not null,
  sdp_version int not null,
  local_sdp text,
  remote_sdp text,
  answer text,
  version int not null,
  constraint dialog_phase_is_known check (phase in ('INVITED', 'ANSWERED', 'CONFIRMED', 'ENDED')),
  constraint dialog_role_is_known check (role in ('CALLER', 'SEAT', 'CALLED')),
  constraint dialog_is_confirmed_with_a_far_tag check (phase <> 'CONFIRMED' or remote_tag is not null)
) with (fillfactor = 75);
comment on table telephony.dialog is 'One leg''s SIP dialog (RFC 3261, section 12) and what was last said of sound.';
comment on column telephony.dialog.answer is 'Our 200 as sent, kept until its ACK came.';
create index dialog_living on telephony.dialog (call) where phase <> 'ENDED';

create table telephony.account (
  extension text primary key,
  staff text not null,
  ha1_md5 text not null,
  ha1_sha256 text not null,
  constraint account_extension_is_short_digits check (extension ~ '^[0-9]{2,8}$')
);
comment on table telephony.account is 'Who may register a phone; the password itself is kept nowhere.';

create table telephony.binding (
  extension text not null references telephony.account on delete cascade,
  contact text not null,
  call_id text not null,
  cseq bigint not null,
  expires_at timestamptz not null,
  bound_at timestamptz not null,
  primary key (extension, contact)
);
comment on table telephony.binding is 'Where a registered phone is.';

create sequence telephony.fence;
comment on sequence telephony.fence is 'Lives of servers, so that vigil-media can shut out an old one.';
