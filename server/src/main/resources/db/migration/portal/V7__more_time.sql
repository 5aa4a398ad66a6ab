-- The sender's answer to a platform that asked for more time.
alter table portal.crossing_news add column due timestamptz;
comment on column portal.crossing_news.due is 'By when the sender owes the citizen an answer from then on; null for all else';
