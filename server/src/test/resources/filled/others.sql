-- The ledger and its readers as they stood, and a row of whatever the other rooms' later migrations
-- touch.
insert into kernel.fact (at, kind, subject, version, body)
select registered_at, 'casework.Registered', id, 1, jsonb_build_object('on', jsonb_build_object(
  'order', id, 'version', 1, 'at', '2022-03-28T02:00:00Z', 'by', 'agent-1'))
from casework.work_order;
insert into kernel.reader values ('casework-likeness', 17), ('insight.counts', 12), ('insight.orders', 17);
insert into kernel.idempotent values ('agent-1', 'k-1', 'POST /x', 200, 'application/json', '{}', now()),
  ('agent-1', 'k-2', 'POST /x', null, null, null, now());

insert into watch.incident values ('i-1', 2, 'PAGING', now(), now(), '{"topic": "rapid"}'),
  ('i-2', 5, 'TAKEN', now(), null, '{"topic": "dialysis"}');
insert into insight.cell values ('dialysis', '310115', '2022-03-28 10:00+08', 3);
insert into insight.series values ('dialysis', '310115', 2747000, 3, 1, 1, 0.4, 2746000, 1, 1, 0);
insert into identity.staff values ('lena', '莉娜', 'Lena', '{AGENT}', null, '1001', '\x01');
insert into identity.password values ('lena', 'x', now());
insert into telephony.call values ('c-1', 5, 'ENDED', '138', now(), false, 'zh', null, null, now(), now(),
  'SERVED', 'c-1.wav', 900);
insert into acd.day values ('2022-03-28', 9, 8, 7);
insert into city.calendar_year values (2022, 1, '国办', now(), 'ops');
insert into city.calendar_day values ('2022-04-02', 2022, 'MAKEUP_WORK', '清明');
insert into city.calendar_version values (2022, 1, '国办', now(), 'ops', E'date,kind,name\n');
