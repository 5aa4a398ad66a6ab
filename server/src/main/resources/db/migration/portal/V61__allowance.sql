insert into kernel.allowance (what, who, since, used) select what, who, since, used from portal.allowance;
drop table portal.allowance;
delete from kernel.timer where name = 'portal.allowance';
