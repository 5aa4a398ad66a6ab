-- Why the sender could not even ask its people for the time that another platform wanted.
alter table portal.crossing_news add column why text;
comment on column portal.crossing_news.why is 'A refusal''s name, no text; null for all else';
