-- Whoever sends a file that another sent already learns nothing of it: each has an own one.
alter table casework.attachment
  drop constraint attachment_once_an_order,
  add constraint attachment_once_a_person unique (order_id, sha256, by);
