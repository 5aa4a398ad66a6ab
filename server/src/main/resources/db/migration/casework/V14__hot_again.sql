-- PostgreSQL keeps an update off an order's indexes (a heap-only update) only while no column of any
-- of them changes, those of a partial index's condition too. This one said state = 'ARCHIVED', so
-- that each step that moved the state wrote all nine indexes of the order anew: half of a life's
-- steps. When an order was closed changes once; the sweep still asks for the state.
drop index casework.work_order_kept;
create index work_order_kept on casework.work_order (closed_at)
  where closed_at is not null and erased_at is null;
