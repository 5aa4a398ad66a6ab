create table city.calendar_version (
  year int not null,
  version int not null,
  notice text not null,
  imported_at timestamptz not null,
  imported_by text not null,
  csv text not null,
  primary key (year, version)
);
comment on table city.calendar_version is 'Each year as it was entered each time: what a due time was counted by, and a version to return to';
insert into city.calendar_version (year, version, notice, imported_at, imported_by, csv)
select y.year, y.version, y.notice, y.imported_at, y.imported_by,
  E'date,kind,name\n' || coalesce(string_agg(d.date || ',' || d.kind || ',' || d.name || E'\n', ''
    order by d.date), '')
from city.calendar_year y left join city.calendar_day d on d.year = y.year
group by y.year;

create table city.limits_era (
  since timestamptz primary key,
  profile text not null,
  limits jsonb not null
);
comment on table city.limits_era is 'The limits in force from a moment on; a due time keeps those of the day on which it was set';
