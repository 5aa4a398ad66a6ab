package vigil.kernel;

/// For deeds that nothing else keeps from being done twice. A step names the version it was decided
/// on and is refused the second time; a registration does not.
public interface IdempotentOperation {
  /// Does it so that the `Idempotency-Key` it was asked for with, if any, is marked as done exactly
  /// if the deed is: both in one transaction. Without a key it is done as it comes.
  void run(Runnable deed);
}
