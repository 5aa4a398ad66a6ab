package vigil.insight.store;

/// What an older system may have counted of a day, as `insight.last_year` calls it.
public enum PastMeasure {
  CALLS,
  ANSWERED,
  ORDERS;

  public static PastMeasure parse(String text) {
    return valueOf(text.toUpperCase(java.util.Locale.ROOT));
  }

  String column() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
