alter table telephony.call add column diverted_from text;
comment on column telephony.call.diverted_from is 'The service line that was dialled and diverted to the hotline (RFC 5806, RFC 7044); no subscriber''s number.';
