-- A dimension alone: a table by unit over three months read six times as many rows from its smallest pair.
insert into insight.order_day (pair, day, a, b,
  orders, consultations, spot, dispatches, bounced, returns, extensions, rechecks, said_yes, said_no, solved,
  unsolved, satisfied, accepted, dissatisfied, closed, handled, once, redone, resolved, explained, called,
  reached, responded, due, on_time)
select 'CHANNEL_ALL', day, b, '*',
  sum(orders), sum(consultations), sum(spot), sum(dispatches), sum(bounced), sum(returns), sum(extensions),
  sum(rechecks), sum(said_yes), sum(said_no), sum(solved), sum(unsolved), sum(satisfied), sum(accepted),
  sum(dissatisfied), sum(closed), sum(handled), sum(once), sum(redone), sum(resolved), sum(explained),
  sum(called), sum(reached), sum(responded), sum(due), sum(on_time)
from insight.order_day where pair = 'CATEGORY_CHANNEL' group by day, b;
insert into insight.order_day (pair, day, a, b,
  orders, consultations, spot, dispatches, bounced, returns, extensions, rechecks, said_yes, said_no, solved,
  unsolved, satisfied, accepted, dissatisfied, closed, handled, once, redone, resolved, explained, called,
  reached, responded, due, on_time)
select 'DISTRICT_ALL', day, a, '*',
  sum(orders), sum(consultations), sum(spot), sum(dispatches), sum(bounced), sum(returns), sum(extensions),
  sum(rechecks), sum(said_yes), sum(said_no), sum(solved), sum(unsolved), sum(satisfied), sum(accepted),
  sum(dissatisfied), sum(closed), sum(handled), sum(once), sum(redone), sum(resolved), sum(explained),
  sum(called), sum(reached), sum(responded), sum(due), sum(on_time)
from insight.order_day where pair = 'DISTRICT_CHANNEL' group by day, a;
insert into insight.order_day (pair, day, a, b,
  orders, consultations, spot, dispatches, bounced, returns, extensions, rechecks, said_yes, said_no, solved,
  unsolved, satisfied, accepted, dissatisfied, closed, handled, once, redone, resolved, explained, called,
  reached, responded, due, on_time)
select 'CATEGORY_ALL', day, a, '*',
  sum(orders), sum(consultations), sum(spot), sum(dispatches), sum(bounced), sum(returns), sum(extensions),
  sum(rechecks), sum(said_yes), sum(said_no), sum(solved), sum(unsolved), sum(satisfied), sum(accepted),
  sum(dissatisfied), sum(closed), sum(handled), sum(once), sum(redone), sum(resolved), sum(explained),
  sum(called), sum(reached), sum(responded), sum(due), sum(on_time)
from insight.order_day where pair = 'CATEGORY_CHANNEL' group by day, a;
insert into insight.order_day (pair, day, a, b,
  orders, consultations, spot, dispatches, bounced, returns, extensions, rechecks, said_yes, said_no, solved,
  unsolved, satisfied, accepted, dissatisfied, closed, handled, once, redone, resolved, explained, called,
  reached, responded, due, on_time)
select 'UNIT_ALL', day, a, '*',
  sum(orders), sum(consultations), sum(spot), sum(dispatches), sum(bounced), sum(returns), sum(extensions),
  sum(rechecks), sum(said_yes), sum(said_no), sum(solved), sum(unsolved), sum(satisfied), sum(accepted),
  sum(dissatisfied), sum(closed), sum(handled), sum(once), sum(redone), sum(resolved), sum(explained),
  sum(called), sum(reached), sum(responded), sum(due), sum(on_time)
from insight.order_day where pair = 'UNIT_CHANNEL' group by day, a;
