package vigil.knowledge.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.understanding.Meaning;

/// The vectors of sentences that were read before, by a hash of the sentence: a server that starts
/// again reads only what is new. Nothing hangs on the file: what cannot be found there is read
/// anew, and whoever comes second to the same file keeps nothing.
///
/// Cost: 528 bytes a sentence; 400,000 are opened in half a second.
public final class VectorFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VectorFile.class);
  private static final int KEY = 16;
  private static final int RECORD = KEY + Meaning.DIMENSIONS;
  private static final byte[] HEAD =
      "vigil vectors 1 %-40s%n".formatted(Meaning.MODEL).getBytes(StandardCharsets.UTF_8);

  /// No file is written anew for fewer than these.
  private static final int SPARE = 1_000;

  private final Map<ByteBuffer, Long> places = new HashMap<>();
  private final @Nullable Path file;
  private @Nullable FileChannel channel;

  private VectorFile(@Nullable Path file) {
    this.file = file;
  }

  /// Keeps nothing.
  public static VectorFile none() {
    return new VectorFile(null);
  }

  /// Opens a file, or begins it anew where it is of another model or cannot be read.
  public static VectorFile open(Path file) {
    var kept = new VectorFile(file);
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
      } else {
        kept.channel = channel;
        kept.readKeys(channel);
      }
    } catch (IOException | OverlappingFileLockException failure) {
      LOG.warn("Vectors are not kept in {}: {}", file, failure.toString());
    }
    return kept;
  }

  private void readKeys(FileChannel from) throws IOException {
    var head = ByteBuffer.allocate(HEAD.length);
    from.read(head, 0);
    if (!Arrays.equals(head.array(), HEAD)) {
      from.truncate(0);
      from.write(ByteBuffer.wrap(HEAD), 0);
      return;
    }
    // A record that was being written when the power went is written over.
    long whole = (from.size() - HEAD.length) / RECORD;
    for (long i = 0; i < whole; i++) {
      long place = HEAD.length + i * RECORD;
      var key = ByteBuffer.allocate(KEY);
      from.read(key, place);
      places.put(key.flip(), place + KEY);
    }
    from.truncate(HEAD.length + whole * RECORD);
  }

  synchronized int size() {
    return places.size();
  }

  synchronized Optional<byte[]> find(String sentence) {
    FileChannel from = channel;
    Long place = from == null ? null : places.get(key(sentence));
    if (from == null || place == null) {
      return Optional.empty();
    }
    try {
      var vector = ByteBuffer.allocate(Meaning.DIMENSIONS);
      return from.read(vector, place) == Meaning.DIMENSIONS
          ? Optional.of(vector.array())
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  synchronized void keep(String sentence, byte[] vector) {
    FileChannel to = channel;
    if (to == null) {
      return;
    }
    try {
      var key = key(sentence);
      var record = ByteBuffer.allocate(RECORD).put(key.duplicate()).put(vector).flip();
      long place = to.size();
      while (record.hasRemaining()) {
        to.write(record, place + record.position());
      }
      places.put(key, place + KEY);
    } catch (IOException full) {
      LOG.warn("Vectors are no longer kept: {}", full.toString());
      close();
    }
  }

  /// Writes the file anew when most of what it holds belongs to sentences that nobody writes any
  /// more.
  ///
  /// @param used sentences that are still written
  synchronized void tidy(Collection<String> used) {
    Path old = file;
    if (old == null || channel == null || places.size() <= 2L * used.size() + SPARE) {
      return;
    }
    Path next = old.resolveSibling(old.getFileName() + ".new");
    var fresh = open(next);
    used.forEach(sentence -> find(sentence).ifPresent(vector -> fresh.keep(sentence, vector)));
    try {
      Files.move(next, old, StandardCopyOption.ATOMIC_MOVE);
      close();
      channel = fresh.channel;
      places.clear();
      places.putAll(fresh.places);
    } catch (IOException failure) {
      fresh.close();
      LOG.warn("Old vectors stay in their file: {}", failure.toString());
    }
  }

  private static ByteBuffer key(String sentence) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(sentence.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash, 0, KEY).slice();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public synchronized void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException failure) {
        LOG.debug("The file of vectors did not close", failure);
      }
    }
  }
}
