create table city.policy_version (
  version text primary key,
  profile text not null,
  source text not null,
  loaded_at timestamptz not null
);
comment on table city.policy_version is 'Every policy this city was ever run by; decisions name one';

create table city.calendar_year (
  year int primary key,
  version int not null,
  notice text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  constraint calendar_year_is_near check (year between 2000 and 2100)
);
comment on table city.calendar_year is 'Years whose official notice an operator entered over the policy files';

create table city.calendar_day (
  date date primary key,
  year int not null references city.calendar_year (year),
  kind text not null,
  name text not null,
  constraint calendar_day_is_a_holiday_or_makes_up_for_one
    check (kind in ('HOLIDAY', 'MAKEUP_WORK')),
  constraint calendar_day_lies_in_its_year check (extract(year from date) = year)
);
create index calendar_day_by_year on city.calendar_day (year);
