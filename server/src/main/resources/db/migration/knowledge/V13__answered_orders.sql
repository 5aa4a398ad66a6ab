-- The orders that a script answered, read from the index alone: by script since a moment.
create index usage_of_orders on knowledge.usage (script, at) include (edition, order_id)
  where kind = 'USED' and order_id is not null;
create index wrong_mark_by_script on knowledge.wrong_mark (script, at);
