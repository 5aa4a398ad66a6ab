-- The room was split off the portal, whose migrations made its tables and come before these.
alter table portal.partner set schema exchange;
alter table portal.crossing set schema exchange;
alter table portal.crossing_news set schema exchange;
alter table portal.crossing_file set schema exchange;
alter table portal.parcel set schema exchange;
comment on column exchange.partner.secret is 'Shared by the two, sealed, since each message is signed with it; what it is sealed with names the table portal.partner; shown once';
delete from kernel.timer where name in ('portal.exchange', 'portal.exchange.purge');
