package vigil.city;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose duty something is, by the dispatch directory.
///
/// @param lead the one unit that answers for it
/// @param limit how long it may take where the directory says so; otherwise the profile's
/// @param legalBasis law and article, in Chinese
/// @param version of the policy it was read from
public record Responsibility(
    Unit lead, List<Unit> assists, @Nullable Limit limit, String legalBasis, String version) {
  public Responsibility {
    assists = List.copyOf(assists);
  }
}
