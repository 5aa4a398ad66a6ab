package vigil.workforce.forecast;

/// What the calendar says of a day beyond its weekday.
public enum DayKind {
  ORDINARY,
  HOLIDAY,
  MAKEUP_WORK
}
