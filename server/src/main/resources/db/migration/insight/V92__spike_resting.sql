-- A wave that rises again counts what came in its pause, once: its window holds those orders.
alter table insight.spike add column resting int not null default 0;
comment on column insight.spike.resting is 'Cases since it ended; of it if it rises again within a day or its closing is taken back';
