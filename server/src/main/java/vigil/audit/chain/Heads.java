package vigil.audit.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;
import vigil.kernel.Vault;

/// The witness outside the database: at each minute in which a fact was chained, a signed line is
/// added to a file, best on another disk (`vigil.audit.heads`). Who can write the whole database
/// anew, facts and links alike, can sign no other history for the minutes that are over.
@Component
public class Heads {
  private static final Logger LOG = LoggerFactory.getLogger(Heads.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final String ABOUT = "audit.head_key";
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  /// What an auditor is given.
  ///
  /// @param publicKey Ed25519, X.509 in base64
  /// @param file where they are kept
  public record Day(String publicKey, String file, List<Head> heads) {
    public Day {
      heads = List.copyOf(heads);
    }
  }

  private final SqlLinks links;
  private final Vault vault;
  private final InstantSource clock;
  private final Timers timers;
  private final Path folder;
  private volatile @Nullable HeadKey key;
  private long written;

  Heads(
      SqlLinks links,
      Vault vault,
      InstantSource clock,
      Timers timers,
      @Value("${vigil.audit.heads:${vigil.data}/witness}") Path folder) {
    this.links = links;
    this.vault = vault;
    this.clock = clock;
    this.timers = timers;
    this.folder = folder.toAbsolutePath().normalize();
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    key();
    timers.every("audit.heads", EVERY, this::sign);
  }

  /// Signs how the chain stands, where it moved.
  synchronized void sign() {
    HeadKey signing = key();
    Link last = links.last();
    if (last.seq() == 0 || last.seq() == written) {
      return;
    }
    Path file = file(signing);
    if (!Files.exists(file)) {
      LOG.error(
          "The signed heads of the audit chain are not in {} any more: put the file back, or"
              + " ./vigil verify will say that they were cut",
          file);
    }
    append(file, Head.of(clock.instant(), last, signing));
    written = last.seq();
  }

  /// Made once. The file comes first: a row without its file would look like a file that was cut.
  private HeadKey key() {
    HeadKey known = key;
    if (known == null) {
      if (links.headKey().isEmpty()) {
        Link last = links.last();
        HeadKey fresh = HeadKey.fresh(last.seq());
        append(file(fresh), Head.of(clock.instant(), last, fresh));
        links.addHeadKey(
            fresh.checking().getEncoded(), vault.seal(ABOUT, fresh.text()), fresh.since());
      }
      known = HeadKey.read(vault.open(ABOUT, links.headKey().orElseThrow()));
      key = known;
      LOG.info("The heads of the audit chain are signed and kept in {}", file(known));
    }
    return known;
  }

  /// On the disk before it counts.
  private void append(Path file, Head head) {
    try {
      Files.createDirectories(folder);
      try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        String begin = isTorn(file) ? "\n" : "";
        String line = begin + head.line() + "\n";
        out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        out.force(true);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("The head of the audit chain cannot be kept", failure);
    }
  }

  /// A power cut left a line without its end.
  private static boolean isTorn(Path file) throws IOException {
    try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
      var last = ByteBuffer.allocate(1);
      return in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  private Path file(HeadKey of) {
    return folder.resolve(of.id() + ".heads");
  }

  /// Those of a day of the city.
  public Day day(LocalDate day) {
    HeadKey of = key();
    var found = new ArrayList<Head>();
    Instant from = day.atStartOfDay(CITY).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(CITY).toInstant();
    each(line -> {
      Head head = Head.read(line);
      if (head != null && !head.at().isBefore(from) && head.at().isBefore(to)) {
        found.add(head);
      }
    });
    String checking = Base64.getEncoder().encodeToString(of.checking().getEncoded());
    return new Day(checking, file(of).toString(), found);
  }

  /// Holds each head against the chain as it is now.
  ///
  /// @return how many agree
  long compare(Consumer<Proof.Break> broken) {
    var comparison = new HeadComparison(key(), links, broken);
    each(comparison::take);
    return comparison.end();
  }

  /// Line by line.
  private void each(Consumer<String> line) {
    Path file = file(key());
    if (!Files.exists(file)) {
      return;
    }
    try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
      lines.filter(it -> !it.isEmpty()).forEach(line);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
