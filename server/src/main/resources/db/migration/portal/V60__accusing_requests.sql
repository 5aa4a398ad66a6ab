-- What anybody may list of the requests by Open311: one that accuses a unit is told to who filed it alone.
alter table portal.request add column accuses boolean not null default false;
comment on column portal.request.accuses is 'It complains of a unit: only the system that filed it finds it in lists';
