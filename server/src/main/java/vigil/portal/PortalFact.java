package vigil.portal;

import java.time.Instant;
import vigil.kernel.Fact;

/// What happened at the portal beside orders.
public sealed interface PortalFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// Somebody began to register the rows of a file, or went on with it.
  ///
  /// @param subject the import
  record ImportStarted(String subject, Instant at, String by, int rows) implements PortalFact {}

  record ImportStopped(String subject, Instant at, String by) implements PortalFact {}

  /// All rows are dealt with.
  ///
  /// @param skipped rows whose original number was registered before
  record ImportDone(String subject, Instant at, int registered, int skipped, int failed)
      implements PortalFact {}
}
