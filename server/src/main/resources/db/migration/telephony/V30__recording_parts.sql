-- A recording goes on in a further file where vigil-media was lost in the middle of the call.
alter table telephony.call add column recording_more text[] not null default '{}';

comment on column telephony.call.recording_more is 'further parts of the recording, in their order';
