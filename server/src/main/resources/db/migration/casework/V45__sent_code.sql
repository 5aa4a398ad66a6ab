-- The query code that was sent to the citizen's phone opens the order as the one does that was told at
-- registration: whoever lost the first is sent another, and whoever noted it keeps it.
alter table casework.work_order add column sent_code_hash bytea;
comment on column casework.work_order.sent_code_hash is 'The query code last sent by SMS, as code_hash is kept; null until one was sent';
