package vigil.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What agents answer with: whoever keeps the scripts says which edition of one is out now, and
/// what citizens must not hear.
public interface Scripts {
  /// An edition that agents read.
  ///
  /// @param isInternal for staff only, never the answer to a citizen
  record PublishedEdition(int edition, boolean isInternal) {}

  /// Empty if there is no such script, or it is not out.
  Optional<PublishedEdition> findPublished(String script);

  /// Whether what it says holds on a day, and in a district where one is known (rules 7.1).
  boolean holds(String script, @Nullable String district, LocalDate day);

  /// What nobody may promise by a script that is out; empty where it says nothing of it.
  Optional<String> findDoNotPromise(String script);

  /// What a script that is out says to citizens, part by part.
  List<String> listWording(String script);

  /// The title of a script for staff only that these words quote; empty where they quote none.
  Optional<String> findInternalQuote(String words);
}
