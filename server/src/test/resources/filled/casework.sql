-- Orders as casework V14 kept them: every state, and what is odd in each. The title tells the oddity.
insert into casework.work_order (id, number, code_hash, version, state, open, round, channel,
  registered_at, registered_by, type, urgency, category, district, missing, flags, parent, returns,
  closed_at, citizen_due, dispatch_due, handle_due, callback_due, review_on, requests, callbacks,
  lapsed, title, description, phone_hash, customer_kind, threat, tags, forwarded, also_accused,
  erased_at)
select id, '20220328-' || id, '\x00', version, state, open, round, channel, '2022-03-28 10:00+08',
  'agent-1', type, urgency, category, '310115', missing::jsonb, flags, parent, 0, closed,
  '2022-04-07 00:00+08', dispatch, handle, callback, review, requests::jsonb, callbacks::jsonb,
  lapsed::jsonb, title, 'x', phone, 'PERSON', false, '{}', forwarded::jsonb, accused, erased
from (values
  ('draft', 1, 'DRAFT', true, 1, 'PHONE', 'HELP', 'NORMAL', null, '["NAME","TIME"]',
    '{PROVISIONAL_DUE}'::text[], null, null::timestamptz, null::timestamptz, null::timestamptz,
    null::timestamptz, null::timestamptz, '[]', '[]', '[]', '', null::bytea, null, '{}'::text[],
    null::timestamptz),
  ('answered', 2, 'ANSWERED', false, 1, 'PHONE', 'CONSULTATION', 'NORMAL', '01010101', '[]', '{}',
    null, null, null, null, null, null, '[]', '[]', '[]', '答复', '\x0a', null, '{}', null),
  ('emergency', 2, 'TRANSFERRED_EMERGENCY', false, 1, 'PHONE', 'HELP', 'URGENT', null, '[]', '{}',
    null, null, null, null, null, null, '[]', '[]', '[]', '转110', null, null, '{}', null),
  ('declined', 2, 'NOT_ACCEPTED', false, 1, 'WEB', 'COMPLAINT', 'NORMAL', null, '[]', '{}',
    null, null, null, null, null, null, '[]', '[]', '[]', '不予受理', null, null, '{}', null),
  ('waits', 2, 'PENDING_DISPATCH', true, 1, 'FORWARDED', 'HELP', 'SEMI_URGENT', '01010101', '[]',
    '{OVERDUE,REPEAT}', null, null, '2022-03-28 12:00+08', null, null, null, '[]', '[]',
    '[{"clock":"DISPATCH","assignment":null,"due":"2022-03-28T04:00:00Z"}]', repeat('长', 50), '\x0a',
    '{"path":["far"],"registeredAt":"2022-03-27T01:00:00Z","citizenDue":"2022-04-05T16:00:00Z"}',
    '{}', null),
  ('confers', 4, 'CONFERRING', true, 1, 'APP', 'HELP', 'NORMAL', '01010101', '[]', '{}',
    null, null, null, null, null, null, '[]', '[]', '[]', '会商', '\x0b', null, '{}', null),
  ('handled', 9, 'IN_HANDLING', true, 2, 'PHONE', 'HELP', 'URGENT', '01010101', '[]',
    '{SUPERVISED,LEADER_ASSIGNED}', null, null, null, '2022-04-02 00:00+08', null, null,
    '[{"kind":"EXTENSION","assignment":"handled-4","at":"2022-03-29T01:00:00Z","by":"clerk-1",
      "ground":"COMPLEX","days":3,"reviewOn":null,"units":[],"approvers":["lead-1"]}]', '[]', '[]',
    '再办', '\x0a', null, '{d310104,d310106}', null),
  ('reviewed', 8, 'UNDER_REVIEW', true, 1, 'PHONE', 'REPORT', 'NORMAL', '01010101', '[]',
    '{CONFIDENTIAL}', null, null, null, '2022-04-02 00:00+08', null, null, '[]', '[]', '[]', '保密',
    null, null, '{}', null),
  ('called', 9, 'PENDING_CALLBACK', true, 1, 'PHONE', 'HELP', 'NORMAL', '01010101', '[]', '{}',
    null, null, null, null, '2022-04-03 00:00+08', null, '[]',
    '[{"at":"2022-04-01T02:00:00Z","by":"callback-1","way":"PHONE","result":"UNREACHABLE",
      "contacted":null,"solved":null}]', '[]', '回访', '\x0c', null, '{}', null),
  ('rechecked', 12, 'RECHECK', true, 2, 'PHONE', 'HELP', 'NORMAL', '01010101', '[]', '{}',
    null, null, null, '2022-04-09 00:00+08', null, null, '[]', '[]', '[]', '重办', '\x0c', null, '{}',
    null),
  ('closed', 11, 'CLOSED', false, 1, 'PHONE', 'HELP', 'NORMAL', '01010101', '[]', '{PUBLIC}',
    null, '2022-04-05 09:00+08', null, null, null, null, '[]',
    '[{"at":"2022-04-05T01:00:00Z","by":"callback-1","way":"SMS_LINK","result":"SATISFIED",
      "contacted":true,"solved":true}]', '[]', '办结', '\x0d', null, '{}', null),
  ('archived', 12, 'ARCHIVED', false, 3, 'PHONE', 'PRAISE', 'NORMAL', null, '[]', '{}',
    null, '2022-04-05 09:00+08', null, null, null, null, '[]', '[]', '[]', '归档', '\x0d', null, '{}',
    null),
  ('erased', 13, 'ARCHIVED', false, 1, 'PHONE', 'HELP', 'NORMAL', null, '[]', '{ANONYMOUS}',
    null, '2016-04-05 09:00+08', null, null, null, null, '[]', '[]', '[]', '', null, null, '{}',
    '2026-04-05 09:00+08'),
  ('merged', 3, 'MERGED', false, 1, 'WEB', 'HELP', 'NORMAL', '01010101', '[]', '{}',
    'waits', null, null, null, null, null, '[]', '[]', '[]', '并入', '\x0e', null, '{}', null),
  ('shelved', 9, 'SHELVED', true, 1, 'PHONE', 'SUGGESTION', 'NORMAL', null, '[]',
    '{EXCLUDED_FROM_SCORING}', null, null, null, null, null, '2022-06-01 00:00+08', '[]', '[]', '[]',
    '挂账', null, null, '{}', null),
  ('difficult', 9, 'DIFFICULT', true, 1, 'PHONE', 'HELP', 'NORMAL', null, '[]', '{}',
    null, null, null, null, null, '2022-06-01 00:00+08', '[]', '[]', '[]', '疑难', null, null, '{}',
    null),
  ('withdrawn', 3, 'WITHDRAWN', false, 1, 'WEB', 'HELP', 'NORMAL', null, '[]', '{}',
    null, null, null, null, null, null, '[]', '[]', '[]', '撤回', null, null, '{}', null)
) as o (id, version, state, open, round, channel, type, urgency, category, missing, flags, parent,
  closed, dispatch, handle, callback, review, requests, callbacks, lapsed, title, phone, forwarded,
  accused, erased);

insert into casework.due (order_id, next, dispatch, callback)
  select id, coalesce(dispatch_due, citizen_due), dispatch_due, callback_due
  from casework.work_order where open;
insert into casework.title select id, casework.bigrams(title) from casework.work_order;
insert into casework.note values ('handled', 4, '区长要求当天回复');

-- Parts in every state, of several rounds: one returned by its unit and given to another, one that
-- passed it on, helpers, a copy; none signed, none reported, where that need not be.
insert into casework.assignment (id, order_id, place, parent, round, unit, role, state, owed, live,
  assigned_at, sign_due, due, time_limit, legal_basis, directory_version, signed_at, return_until,
  return_spent, feedback_at, extended_at, attempts, report)
select id, order_id, place, parent, round, unit, role, state,
  role <> 'CC' and state not in ('REPORTED', 'ACCEPTED', 'RETURNED', 'CANCELLED'),
  state not in ('RETURNED', 'CANCELLED'), '2022-03-28 12:00+08', '2022-03-29 12:00+08',
  '2022-04-02 00:00+08', '5wd', '条例', 'v1', signed::timestamptz, signed::timestamptz + '2 days',
  state = 'SIGNED', null, null, attempts::jsonb, report::jsonb
from (values
  ('handled-1', 'handled', 0, null, 1, 'd310104', 'LEAD', 'RETURNED', '2022-03-28 13:00+08', '[]',
    null),
  ('handled-2', 'handled', 1, null, 1, 'd310115', 'LEAD', 'ACCEPTED', '2022-03-28 14:00+08',
    '[{"id":"try-1","at":"2022-03-28T07:00:00Z","reached":false,"failure":"NO_ANSWER"},
      {"id":"try-2","at":"2022-03-28T08:00:00Z","reached":true,"failure":null}]',
    '{"replyPoints":"已办"}'),
  ('handled-3', 'handled', 2, null, 1, 'd310106', 'ASSIST', 'CANCELLED', null, '[]', null),
  ('handled-4', 'handled', 3, null, 2, 'd310115', 'LEAD', 'HANDLING', '2022-03-30 14:00+08', '[]',
    null),
  ('handled-5', 'handled', 4, 'handled-4', 2, 's310115001', 'ASSIST', 'CONTACTED',
    '2022-03-30 15:00+08', '[]', null),
  ('handled-6', 'handled', 5, null, 2, 'd310106', 'CC', 'DISPATCHED', null, '[]', null),
  ('confers-1', 'confers', 0, null, 1, 'd310115', 'LEAD', 'RETURN_PENDING', '2022-03-28 14:00+08',
    '[]', null),
  ('reviewed-1', 'reviewed', 0, null, 1, 'd310115', 'LEAD', 'REPORTED', '2022-03-28 14:00+08', '[]',
    '{"replyPoints":"已办"}'),
  ('called-1', 'called', 0, null, 1, 'd310115', 'LEAD', 'ACCEPTED', '2022-03-28 14:00+08', '[]',
    '{"replyPoints":"已办"}'),
  ('rechecked-1', 'rechecked', 0, null, 1, 'd310115', 'LEAD', 'SENT_BACK', '2022-03-28 14:00+08',
    '[]', '{"replyPoints":"已办"}'),
  ('closed-1', 'closed', 0, null, 1, 'platform:far', 'LEAD', 'ACCEPTED', '2022-03-28 14:00+08', '[]',
    '{"replyPoints":"已办"}'),
  ('shelved-1', 'shelved', 0, null, 1, 'd310115', 'LEAD', 'SIGNED', '2022-03-28 14:00+08', '[]', null)
) as a (id, order_id, place, parent, round, unit, role, state, signed, attempts, report);

insert into casework.attachment
select 'file-' || scan, 'waits', 'x.png', 'image/png', 5, scan, scan, now(), 'citizen'
from unnest('{NOT_SCANNED,WAITING,CLEAN,INFECTED}'::text[]) scan;
insert into casework.hold values ('closed', 'manager-1', now(), '诉讼');
insert into casework.batch (id, version, state, deed, body, begun_at, begun_by, all_items, done,
  failed, turned_at, ended_at)
values ('batch-1', 2, 'ENDED', 'CLOSE', '{}', now(), 'reviewer-1', 2, 1, 1, now(), now());
insert into casework.batch_item values ('batch-1', 'closed', 0, 10, 'DONE', null, null),
  ('batch-1', 'called', 1, 9, 'FAILED', 'Stale', '{"version": 10}');

-- Likeness: the first of a cluster, one like it, one of itself, one whose words are forgotten.
insert into casework.likeness (order_id, at, keys, cluster, like_order, score, reasons, same_phone,
  same_address, like_text)
values ('answered', '2022-03-28 10:00:00.123456+08', '{11,12}', 1, null, null, '{}', 0, 0, 0),
  ('waits', '2022-03-28 10:00:01+08', '{11,13}', 1, 'answered', 0.82, '{SAME_PHONE,LIKE_TEXT}', 2, 1, 1),
  ('confers', '2022-03-28 10:00:02+08', '{}', 3, null, null, '{}', 0, 0, 0),
  ('erased', '2016-03-28 10:00+08', null, 4, null, null, '{}', 0, 0, 0);
insert into casework.likeness_key values (11, 1), (12, 1), (11, 2), (13, 2);

-- As the steps wrote it; it is read from the ledger from V15 on.
insert into casework.urging (order_id, supervised_at, reminders) values ('handled', now(), 3);
