-- A number that no carrier vouches for may be written by anybody: the desk says so and opens nothing by it.

alter table telephony.call add column caller_asserted boolean not null default false;
comment on column telephony.call.caller_asserted is 'The carrier vouches for the number (RFC 3325, or it screens From).';
comment on column telephony.call.caller is 'The number the trunk asserted or presented, in clear; leaves the room masked only.';
