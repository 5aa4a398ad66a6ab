-- A call is a set of legs: each party with its role and where it stands. Calls that the hotline
-- places are calls as any other.

alter table telephony.call
  add column direction text not null default 'INBOUND',
  add column prompt text,
  add column legs jsonb not null default '[]',
  add constraint call_direction_is_known check (direction in ('INBOUND', 'OUTBOUND')),
  drop constraint call_that_rings_or_talks_has_a_seat,
  add constraint call_that_rings_a_seat_names_it
    check (state <> 'RINGING' or direction = 'OUTBOUND' or (offer is not null and seat is not null));
comment on column telephony.call.legs is 'The parties, in the order in which they came: who, by what address, where they stand. Addresses of people go with the caller''s number.';
comment on column telephony.call.prompt is 'What who is called hears; null for calls that come in.';

-- Calls that live while the server is replaced keep their legs.
update telephony.call c set legs = coalesce((
  select jsonb_agg(jsonb_build_object(
    'id', d.leg,
    'role', case d.role when 'CALLER' then 'CITIZEN' else 'AGENT' end,
    'state', case
      when d.role <> 'CALLER' and d.phase = 'INVITED' then 'INVITED'
      when c.state = 'TALKING' then 'JOINED'
      when c.state = 'GREETING' then 'GREETED'
      when d.role = 'CALLER' then 'QUEUED'
      else 'INVITED' end,
    'goal', case d.role when 'CALLER' then 'CALL' else 'OFFER' end,
    'party', '',
    'address', case d.role when 'CALLER' then '' else coalesce(c.seat, '') end,
    'offer', d.offer,
    'partner', null) order by case d.role when 'CALLER' then 0 else 1 end)
  from telephony.dialog d
  where d.call = c.id and d.phase <> 'ENDED'), '[]')
where c.state <> 'ENDED';

insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical, language,
  answered_at, ended_at, reason, direction, prompt, legs)
select o.id, o.version, case o.state when 'CALLING' then 'RINGING' when 'READING' then 'TALKING' else 'ENDED' end,
  '000', w.at, false, 'zh', case when o.was_answered then w.at end,
  case when o.state = 'ENDED' then w.at end,
  case when o.state = 'ENDED' then 'SERVER_ENDED' end,
  'OUTBOUND', o.prompt,
  jsonb_build_array(jsonb_build_object(
    'id', coalesce((select d.leg from telephony.dialog d where d.call = o.id and d.phase <> 'ENDED' limit 1), o.id || '.none'),
    'role', 'DUTY_MANAGER',
    'state', case when o.state = 'CALLING' then 'INVITED' when o.state = 'READING' then 'PROMPTED'
      when o.was_answered then 'GONE' else 'MISSED' end,
    'goal', 'PROMPT', 'party', '', 'address', o.address, 'offer', null, 'partner', null))
from telephony.call_out o
-- An id tells when it was made (UUID version 7).
cross join lateral (select case when o.id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-7'
  then to_timestamp(('x' || substr(replace(o.id, '-', ''), 1, 12))::bit(48)::bigint / 1000.0)
  else now() end as at) w;
drop table telephony.call_out;
