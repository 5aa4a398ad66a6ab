-- What left the house and what other platforms had of it, as portal V7 kept it.
insert into portal.delivery (id, channel, kind, order_id, number, cause, target, body, state,
  attempts, next_attempt_at, last_error, created_at, settled_at)
select channel || '-' || state, channel, 'order.closed', 'closed', '20220328-closed', state, 'far',
  '{}', state, 2, now(), 'HTTP 503', now(), case when state <> 'WAITING' then now() end
from unnest('{MAIL,SMS,HOOK,EXCHANGE}'::text[]) channel,
  unnest('{WAITING,SENT,DEAD,MOOT}'::text[]) state;

insert into portal.partner (code, name, name_en, url, secret, districts, categories, created_at,
  created_by, ended_at, next_secret, turns_at)
values ('far', '邻市', 'Far', 'https://far.example', 'whsec_a', '{310115}', '{}', now(), 'ops', null,
    'whsec_b', now()),
  ('gone', '旧台', 'Gone', 'https://gone.example', 'whsec_c', '{}', '{01}', now(), 'ops', now(), null,
    null);

insert into portal.crossing (id, direction, partner, ref, order_id, joined_to, number, state, why, at,
  by, settled_at)
select direction || '-' || state, direction, 'far', state,
  case direction when 'IN' then 'merged' else 'closed' end,
  case direction when 'IN' then 'waits' end, case when state <> 'WAITING' then 'F-1' end, state,
  case state when 'REFUSED' then 'NotOurs' end, now(), 'dispatcher-1',
  case when state not in ('WAITING', 'TAKEN') then now() end
from unnest('{OUT,IN}'::text[]) direction,
  unnest('{WAITING,TAKEN,ENDED,RECALLED,REFUSED}'::text[]) state;
insert into portal.crossing_news values ('OUT-TAKEN', 3, 'order.signed', now(), '民政局', 'Civil', null),
  ('OUT-TAKEN', 4, 'order.more-time', now(), null, null, '2022-04-09 00:00+08');
insert into portal.parcel values ('far', 'm-1', now(), 'IN-TAKEN', 'order.words', '{"words": "x"}', null),
  ('far', 'm-2', now(), null, 'ping', null, now());
