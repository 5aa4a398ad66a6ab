-- Each recording is looked at once: one that lies in clear is sealed.
alter table telephony.call add column is_recording_sealed boolean not null default false;
create index call_recording_in_clear on telephony.call (id)
  where recording is not null and not is_recording_sealed;
comment on column telephony.call.is_recording_sealed is 'False until the file was seen to be sealed, or was sealed';
comment on table telephony.account is 'Who may register a phone; what stands for a password is sealed, the password itself is kept nowhere.';
