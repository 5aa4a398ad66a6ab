package vigil.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to somebody's own account, as its owner is told it.
///
/// @param by who did it; null where nobody did
public record AccountNotice(String id, NoticeKind what, @Nullable String by, Instant at) {
  /// What happened.
  public enum NoticeKind {
    /// A link was made that sets a new password and key.
    LINK_MADE,
    LINK_APPROVED,
    LINK_REFUSED,
    /// A link was used: password and key are new.
    KEY_SET,
    /// The roles grew beyond what one person's link may open: password and key no longer work.
    KEY_ENDED,
    /// The key's counter did not grow.
    KEY_PERHAPS_COPIED
  }
}
