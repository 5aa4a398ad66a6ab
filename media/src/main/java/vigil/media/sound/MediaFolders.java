package vigil.media.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two folders a server may name: `prompts/...` and `recordings/...`. No name leads out of
/// them.
///
/// Sounds that were read stay in memory, shared, until the file changes. Safe for many threads.
public final class MediaFolders {
  public static final String PROMPTS = "prompts/";
  public static final String RECORDINGS = "recordings/";

  /// How the file of a recording that is not whole ends.
  public static final String PART = ".part";

  private static final String OPEN = ".open";

  /// Sounds kept in memory; at 20 s each, 160 kB a law, this is 40 MB.
  static final int MOST_KEPT = 128;

  private record CachedSound(long changed, Sound sound) {}

  private final Path prompts;
  private final Path recordings;
  private final Map<Path, CachedSound> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, CachedSound> eldest) {
          return size() > MOST_KEPT;
        }
      };

  public MediaFolders(Path prompts, Path recordings) {
    this.prompts = prompts.toAbsolutePath().normalize();
    this.recordings = recordings.toAbsolutePath().normalize();
  }

  public Path recordings() {
    return recordings;
  }

  /// The file behind a name in either folder; empty when the name is not one of ours.
  public Optional<Path> findFile(String name) {
    return name.startsWith(PROMPTS)
        ? inside(prompts, name.substring(PROMPTS.length()))
        : findRecording(name);
  }

  /// The file behind a `recordings/` name; empty when the name is not one of ours.
  public Optional<Path> findRecording(String name) {
    return name.startsWith(RECORDINGS)
        ? inside(recordings, name.substring(RECORDINGS.length()))
        : Optional.empty();
  }

  /// Where recordings that are not whole yet lie: a folder of their own, so that a start need not
  /// look through years of recordings.
  public Path partFolder() {
    return recordings.resolve(OPEN);
  }

  /// Where a recording is written until it is whole.
  public Path part(Path recording) {
    return partFolder().resolve(recordings.relativize(recording) + PART);
  }

  /// The recording that a part will be; the way back from `part`.
  public Path whole(Path part) {
    String name = partFolder().relativize(part).toString();
    return recordings.resolve(name.substring(0, name.length() - PART.length()));
  }

  /// The name the server knows a recording by.
  public String nameOf(Path recording) {
    return RECORDINGS + recordings.relativize(recording).toString().replace('\\', '/');
  }

  public Sound read(String name, Path file) throws IOException {
    long changed = Files.getLastModifiedTime(file).toMillis();
    synchronized (kept) {
      var known = kept.get(file);
      if (known != null && known.changed() == changed) {
        return known.sound();
      }
    }
    Sound sound = Wav.read(name, file);
    synchronized (kept) {
      kept.put(file, new CachedSound(changed, sound));
    }
    return sound;
  }

  private static Optional<Path> inside(Path folder, String name) {
    if (name.length() > 200 || !name.endsWith(".wav") || isHidden(name)) {
      return Optional.empty();
    }
    try {
      Path path = folder.resolve(name).normalize();
      boolean inside = path.startsWith(folder) && !path.equals(folder);
      return inside && !leadsOut(folder, path) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException hostile) {
      return Optional.empty();
    }
  }

  /// Names that begin with a dot are ours, and `..` nobody's.
  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.contains("/.");
  }

  /// A link inside the folder may point elsewhere: the deepest part that exists decides.
  private static boolean leadsOut(Path folder, Path path) {
    @Nullable Path there = path;
    while (there != null && !Files.exists(there) && !there.equals(folder)) {
      there = there.getParent();
    }
    try {
      return there == null
          || (Files.exists(there) && !there.toRealPath().startsWith(folder.toRealPath()));
    } catch (IOException unreadable) {
      return true;
    }
  }
}
