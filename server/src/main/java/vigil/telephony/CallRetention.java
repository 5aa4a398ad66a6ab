package vigil.telephony;

import java.time.Instant;
import java.util.Set;

/// What is kept of calls that are over, and may be forgotten: recordings, and who called.
public interface CallRetention {
  /// Deletes a call's recording, the number that called and the dialogs that name it.
  void erase(String call);

  /// The same of every call that was placed to a citizen about this.
  void eraseAbout(String about);

  /// Deletes the recordings of calls that ended before then, the oldest first.
  ///
  /// @param kept calls that stay as they are
  /// @param keptAbout what calls were placed about that stay as they are
  /// @return how many were deleted, `limit` at most
  int eraseBefore(Instant then, Set<String> kept, Set<String> keptAbout, int limit);
}
