-- How the parties of a call sounded, and where its recording holds silence that was asked for.
alter table telephony.call
  add column quality jsonb,
  add column recording_paused jsonb,
  add column recording_pauses jsonb;
comment on column telephony.call.quality is 'By leg what was lost of its sound, jitter, round trip and score (vigil.telephony.LegQuality); null before its recording is whole, and where nothing was scored.';
comment on column telephony.call.recording_paused is 'At whose wish silence is recorded now, and until when at most; null while sound is.';
comment on column telephony.call.recording_pauses is 'Stretches of silence in the recording that were asked for, from its beginning; null for none.';
