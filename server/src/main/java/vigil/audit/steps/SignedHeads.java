package vigil.audit.steps;

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
import vigil.audit.chain.ChainLink;
import vigil.audit.chain.HeadKey;
import vigil.audit.chain.SignedHead;
import vigil.audit.chain.VerificationReport;
import vigil.audit.store.SqlChainLinks;
import vigil.kernel.Timers;
import vigil.kernel.Vault;

/// The witness outside the database: at each minute in which a fact was chained, a signed line is
/// added to a file, best on another disk (`vigil.audit.heads`). Who can write the whole database
/// anew, facts and links alike, can sign no other history for the minutes that are over.
@Component
public class SignedHeads {
  private static final Logger LOG = LoggerFactory.getLogger(SignedHeads.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final String ABOUT = "audit.head_key";
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  /// What an auditor is given.
  ///
  /// @param publicKey Ed25519, X.509 in base64
  /// @param file where they are kept
  public record Day(String publicKey, String file, List<SignedHead> heads) {
    public Day {
      heads = List.copyOf(heads);
    }
  }

  private final SqlChainLinks links;
  private final Vault vault;
  private final InstantSource clock;
  private final Timers timers;
  private final Path folder;
  private volatile @Nullable HeadKey key;
  private long written;

  SignedHeads(
      SqlChainLinks links,
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
    timers.schedule("audit.heads", EVERY, this::sign);
  }

  /// Signs how the chain stands, where it moved.
  synchronized void sign() {
    HeadKey signing = key();
    ChainLink last = links.getLast();
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
    append(file, SignedHead.of(clock.instant(), last, signing));
    written = last.seq();
  }

  /// Made once. The file comes first: a row without its file would look like a file that was cut.
  private HeadKey key() {
    HeadKey known = key;
    if (known == null) {
      if (links.findHeadKey().isEmpty()) {
        ChainLink last = links.getLast();
        HeadKey fresh = HeadKey.generate(last.seq());
        append(file(fresh), SignedHead.of(clock.instant(), last, fresh));
        links.addHeadKey(
            fresh.checking().getEncoded(), vault.seal(ABOUT, fresh.render()), fresh.since());
      }
      known = HeadKey.parse(vault.open(ABOUT, links.findHeadKey().orElseThrow()));
      key = known;
      LOG.info("The heads of the audit chain are signed and kept in {}", file(known));
    }
    return known;
  }

  /// On the disk before it counts.
  private void append(Path file, SignedHead head) {
    try {
      Files.createDirectories(folder);
      try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        String begin = isTorn(file) ? "\n" : "";
        String line = begin + head.render() + "\n";
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
  public Day getDay(LocalDate day) {
    HeadKey of = key();
    var found = new ArrayList<SignedHead>();
    Instant from = day.atStartOfDay(CITY).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(CITY).toInstant();
    each(line -> {
      SignedHead head = SignedHead.parse(line);
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
  long compare(Consumer<VerificationReport.Break> broken) {
    var comparison = new HeadComparison(key(), links, broken);
    each(comparison::add);
    return comparison.finish();
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
