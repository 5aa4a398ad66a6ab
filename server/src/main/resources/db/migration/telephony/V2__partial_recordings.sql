-- A disk that was full before a call was over leaves a recording that ends early: it is kept, and says so.

alter table telephony.call add column recording_partial boolean not null default false;
comment on column telephony.call.recording_partial is 'The recording ends before the call did: the disk was full.';
