-- A matter may have two answers: the one that is told later leaves the one before on the order's
-- page, and when it is retired the other is shown again.
alter table messaging.announced_order drop constraint announced_order_pkey;
alter table messaging.announced_order add primary key (matter, order_id, answer);
