package vigil.workforce;

import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What was said to those at the desks. `subject` is the notice's id; the words stand beside it.
public sealed interface NoticeFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// A notice stands on desks.
  ///
  /// @param to null for all
  record NoticePosted(String subject, String by, @Nullable String to, DeskNotice.Kind kind)
      implements NoticeFact {}

  record NoticeRead(String subject, String staff) implements NoticeFact {}
}
