-- The room was split off the portal, whose migrations made its tables and come before these.
alter table portal.delivery set schema messaging;
alter table portal.delivery_begin set schema messaging;
alter table portal.hook set schema messaging;
alter table portal.secret set schema messaging;
comment on table messaging.secret is 'Keys made here (links in messages); what they are sealed with names the table portal.secret';
comment on column messaging.hook.secret is 'Sealed, since each message is signed with it; what it is sealed with names the table portal.hook; shown once';

-- The reader goes on where it stood; the sweep is due at once.
update kernel.reader set name = 'messaging.outbox' where name = 'portal.delivery';
update kernel.set_aside set reader = 'messaging.outbox' where reader = 'portal.delivery';
delete from kernel.timer where name = 'portal.delivery';
