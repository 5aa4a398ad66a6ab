-- Seats at home: calls ring at the own mobile, for a shift.
create table telephony.seat_mobile (
  staff text primary key,
  extension text not null,
  chosen_at timestamptz not null,
  constraint seat_mobile_is_a_mobile_of_its_agent
    foreign key (staff) references telephony.mobile (staff) on delete cascade
);
create index seat_mobile_extension on telephony.seat_mobile (extension);
comment on table telephony.seat_mobile is 'Which seats are rung at the mobile of their agent; until the shift ends.';
