package vigil.casework;

import java.util.Optional;

/// What agents answer with: whoever keeps the scripts says which edition of one is out now.
public interface Scripts {
  /// The edition that agents read; empty if there is no such script, or it is not out.
  Optional<Integer> edition(String script);
}
