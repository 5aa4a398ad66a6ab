package vigil.kernel;

/// Something that happened, in the past tense, written once and never changed.
///
/// Facts are records nested in a sealed interface of their room's root package. The kind in the
/// ledger is `room.RecordName` (`casework.Dispatched`). A fact names people only by reference, so
/// that an erasure need not touch history (rules 9.8).
public interface Fact {
  /// What it happened to: the id of the order, call, script, staff member.
  String subject();

  /// The subject's version after this fact, 1 for the first; 0 where the subject has none.
  int version();

  /// The stable kind of a fact class: the room's name and the record's.
  static String kind(Class<?> fact) {
    return FactKinds.OF.get(fact);
  }
}
