-- By which mobile somebody who is on duty is woken.
create table telephony.mobile (
  staff text primary key,
  number text not null
);
comment on table telephony.mobile is 'Own mobiles of people on duty; the number is sealed.';
