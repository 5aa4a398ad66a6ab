create table workforce.call_slot (
  at timestamptz primary key,
  calls int not null default 0,
  answered int not null default 0,
  talk_millis bigint not null default 0
);
comment on table workforce.call_slot is 'Calls by half hour (UTC instants) for the forecast';
comment on column workforce.call_slot.answered is 'Calls that ended in it after they were answered; talk_millis is theirs';
