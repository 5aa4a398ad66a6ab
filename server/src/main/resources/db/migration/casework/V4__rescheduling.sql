create table casework.rescheduling (
  calendar text not null,
  version int not null,
  year int not null,
  asked_at timestamptz not null,
  after_id text not null,
  seen int not null,
  moved int not null,
  done_at timestamptz,
  primary key (calendar, version)
);
comment on table casework.rescheduling is 'A calendar that was entered, and how far the job is that counts open orders again by it';
