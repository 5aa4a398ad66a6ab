-- The session timer (RFC 4028) that a far side and we agreed to: a server that takes over keeps it.
alter table telephony.dialog add column session_seconds integer;
alter table telephony.dialog add column session_is_ours boolean;
alter table telephony.dialog add constraint dialog_session_timer_is_whole
  check ((session_seconds is null) = (session_is_ours is null) and session_seconds > 0);
