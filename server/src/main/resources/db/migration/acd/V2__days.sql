-- The day in numbers is read from the ledger, no longer written by the line: counted anew.
delete from acd.day;
