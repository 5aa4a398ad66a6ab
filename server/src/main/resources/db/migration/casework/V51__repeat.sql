-- Whether somebody of these numbers brought up the same matter since then. A function, since a
-- statement is planned for each call's own values until its mean cost says otherwise, and planning
-- costs ten times the look. Her orders come first, else the plan of a table that nobody analysed
-- reads the category's.
create function casework.is_repeat(caller bytea, called_back bytea, since timestamptz, matter text)
returns boolean language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return exists (
    with hers as materialized (
      select category from casework.work_order
        where phone_hash in (caller, called_back) and registered_at >= since
      union all
      select category from casework.work_order
        where contact_hash in (caller, called_back) and registered_at >= since)
    select from hers where category = matter);
end $$;
