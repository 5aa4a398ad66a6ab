package vigil.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When scripts went out to agents and were taken back; it stays known of what is out no more.
public interface ScriptPublications {
  /// An edition that went out.
  ///
  /// @param title as agents read it then
  /// @param retiredAt null while it is out, and where a newer edition took its place
  record ScriptPublication(
      String script, String title, Instant publishedAt, @Nullable Instant retiredAt) {}

  /// Those of the scripts that a spike made necessary, oldest first.
  List<ScriptPublication> listBySpike(String spike);
}
