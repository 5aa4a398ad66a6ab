-- A withheld number is nobody's: its callers are strangers to one another.
update casework.work_order set phone_hash = contact_hash, contact_hash = null
  where calling ~ '^[+0*#]+$';
update casework.work_order set contact_hash = null
  where contact_phone ~ '^[+0*#]+$' and contact_hash is not null;
update casework.work_order set phone_hash = null
  where calling is null and contact_phone ~ '^[+0*#]+$' and phone_hash is not null;
