-- What leaves the house, and the platforms that orders are exchanged with: rooms of their own.
create schema messaging;
create schema exchange;
