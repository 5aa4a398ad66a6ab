package vigil.messaging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an announced answer says: whoever knows the answers says it.
public interface AnnouncedAnswers {
  /// As it may be told to anybody now; empty when it is no longer out.
  ///
  /// @param most characters of the short form
  Optional<AnnouncedAnswer> find(String answer, int most);

  /// An answer.
  ///
  /// @param brief fits into an SMS
  /// @param whole all that is told of it, a paragraph each
  record AnnouncedAnswer(String title, @Nullable String titleEn, String brief, String whole) {}
}
