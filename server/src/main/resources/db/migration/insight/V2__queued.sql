-- The wait that service level measures begins when greeting and keys are over.
alter table insight.call_seen add column queued_at timestamptz;
comment on column insight.call_seen.queued_at is 'When the caller began to wait for a person; null where no queue was reached';
