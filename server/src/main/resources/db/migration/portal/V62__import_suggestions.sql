create table portal.import_suggestion (
  import_id text not null references portal.import (id),
  row int not null,
  category text not null,
  confidence double precision not null,
  model text,
  taken boolean not null default false,
  primary key (import_id, row)
);
comment on table portal.import_suggestion is 'Which category was shown beside a row, and whether somebody took it; goes with the file. No words of the row';
