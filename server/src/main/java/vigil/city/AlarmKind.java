package vigil.city;

/// What of the line's own health there is an alarm for. Of each more is worse.
public enum AlarmKind {
  /// Callers who wait.
  QUEUE,
  /// Seconds that the one waits who waits longest.
  WAIT,
  /// Per cent of the last half hour's callers who gave up, where there were ten at least.
  ABANDONS,
  /// Carriers that are away, by their ping, their last call or their registration.
  TRUNK,
  /// 1 while vigil-media is away.
  MEDIA,
  /// Per cent of the phones of those who talk that sound bad, where ten at least talk.
  VOICE,
  /// Per cent of the data's disk in use.
  DISK,
  /// Seconds for which the database has not answered.
  DATABASE,
  /// Seconds for which a reader of the ledger has stood still though there is more to read.
  READERS,
  /// Evenings' test pages in a row that nobody acknowledged.
  TEST_PAGE
}
