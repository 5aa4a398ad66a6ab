package vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vigil.bench.rtp.MediaUnderLoad;
import vigil.bench.rtp.RtpEngine;
import vigil.bench.rtp.Talkers;
import vigil.bench.rtp.VigilMedia;

/// What a second of talk costs: real RTP on loopback, two phones a call, CPU of the media process.
///
/// `MediaBench [calls,calls,...] [seconds]`, by default `300 8`: two minutes. Each row is measured
/// three times, and the figure is the median: one round alone is at the mercy of what else the
/// machine does. The anchor is rtpengine, driven by the same talkers in the same run: it relays
/// packets as they are, where vigil-media also dejitters, mixes and keeps a steady clock. Each is
/// one process for all rows, as it would run for months; a young JVM compiles for its first twenty
/// seconds, so those are not counted.
public final class MediaBench {
  /// CPU of the media process per call and second of talk, with recording (docs/benchmarks.md).
  private static final double TARGET_MILLIS = 0.7;

  private static final Duration WARM = Duration.ofSeconds(20);
  private static final int ROUNDS = 3;

  /// From the last call's first packet to the count.
  private static final Duration SETTLE = Duration.ofSeconds(1);

  /// Packets a call says, and hears, in a second: two legs, one every 20 ms.
  private static final double PACKETS_A_SECOND = 100;

  /// With more lost than this the machine was too busy with other things.
  private static final double LEAST = 0.98;

  private static final String RECORDING = "vigil-media, recording";

  /// Said and heard: shares of what the phones of that many calls would say and hear on a free
  /// machine.
  private record Row(
      String who, int calls, double millis, double said, double heard, String remark) {}

  private static final AtomicInteger ROUND = new AtomicInteger();

  private MediaBench() {}

  public static void main(String[] args) throws IOException {
    List<Integer> sizes = new ArrayList<>();
    for (String size : (args.length > 0 ? args[0] : "300").split(",", -1)) {
      sizes.add(Integer.parseInt(size));
    }
    Duration span = Duration.ofSeconds(args.length > 1 ? Integer.parseInt(args[1]) : 8);
    Path folder = Files.createTempDirectory("vigil-bench-media");
    var rows = new ArrayList<Row>();
    try {
      vigil(folder, sizes, span, rows);
      if (RtpEngine.isInstalled()) {
        engine(folder, sizes, span, rows);
      }
    } finally {
      remove(folder);
    }
    print(rows, span);
  }

  private static List<Integer> rounds(List<Integer> sizes) {
    return Collections.nCopies(ROUNDS, sizes).stream().flatMap(List::stream).toList();
  }

  private static void vigil(Path folder, List<Integer> sizes, Duration span, List<Row> rows)
      throws IOException {
    try (var media = new VigilMedia(folder)) {
      Duration warm = WARM;
      for (int calls : rounds(sizes)) {
        rows.add(vigil(RECORDING, media, calls, warm, span));
        rows.add(vigil("vigil-media", media, calls, SETTLE, span));
        warm = SETTLE;
      }
    }
  }

  private static Row vigil(String who, VigilMedia media, int calls, Duration warm, Duration span)
      throws IOException {
    var before = media.stats();
    Row row = run(who, media, calls, who.equals(RECORDING), warm, span);
    var after = media.stats();
    String remark =
        "late beats %d, overruns %d"
            .formatted(
                after.path("lateTicks").asLong() - before.path("lateTicks").asLong(),
                after.path("recordOverruns").asLong() - before.path("recordOverruns").asLong());
    return new Row(row.who(), row.calls(), row.millis(), row.said(), row.heard(), remark);
  }

  private static void engine(Path folder, List<Integer> sizes, Duration span, List<Row> rows)
      throws IOException {
    try (var media = new RtpEngine(folder)) {
      for (int calls : rounds(sizes)) {
        rows.add(run("rtpengine (user space), pcap", media, calls, true, SETTLE, span));
        rows.add(run("rtpengine (user space), relay only", media, calls, false, SETTLE, span));
      }
    }
  }

  private static Row run(
      String who, MediaUnderLoad media, int calls, boolean recorded, Duration warm, Duration span)
      throws IOException {
    String name = "bench-" + ROUND.incrementAndGet() + "-";
    try (var talkers = new Talkers(2 * calls)) {
      for (int i = 0; i < calls; i++) {
        var ports = media.call(name + i, talkers.port(2 * i), talkers.port(2 * i + 1), recorded);
        talkers.connect(2 * i, ports.first());
        talkers.connect(2 * i + 1, ports.second());
      }
      talkers.start();
      pass(warm);
      long sent = talkers.sent();
      long heard = talkers.heard();
      Duration cpu = media.cpu();
      long from = System.nanoTime();
      pass(span);
      double full = (System.nanoTime() - from) / 1e9 * PACKETS_A_SECOND * calls;
      double used = media.cpu().minus(cpu).toNanos() / 1e6;
      double in = talkers.sent() - sent;
      double out = talkers.heard() - heard;
      for (int i = 0; i < calls; i++) {
        media.free(name + i);
      }
      return new Row(
          who, calls, used * 2 * PACKETS_A_SECOND / (in + out), in / full, out / full, "");
    }
  }

  private static void pass(Duration span) {
    long end = System.nanoTime() + span.toNanos();
    for (long left = span.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void print(List<Row> rows, Duration span) {
    System.out.printf(
        "Two legs a call, A-law, 20 ms, %d s a row; CPU of the media process per second of talk%n"
            + "that was carried (100 packets in, 100 out). vigil-media talks for %d s before its%n"
            + "first row, so that its code is compiled.%n%n",
        span.toSeconds(), WARM.toSeconds());
    System.out.printf(
        "%-36s %6s %12s %8s %8s  %s%n", "who", "calls", "ms/call/s", "said", "heard", "remark");
    for (Row row : rows) {
      System.out.printf(
          Locale.ROOT,
          "%-36s %6d %12.3f %7.1f%% %7.1f%%  %s%n",
          row.who(),
          row.calls(),
          row.millis(),
          100 * row.said(),
          100 * row.heard(),
          Math.min(row.said(), row.heard()) < LEAST
              ? "(machine too busy) " + row.remark()
              : row.remark());
    }
    if (!RtpEngine.isInstalled()) {
      System.out.println("rtpengine is not installed (Debian: rtpengine-daemon): no anchor.");
    }
    int most = rows.stream().mapToInt(Row::calls).max().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "bench media: %.3f ms/call/s, median of %d (target %.1f)%n",
        rows.stream()
            .filter(row -> row.who().equals(RECORDING) && row.calls() == most)
            .mapToDouble(Row::millis)
            .sorted()
            .skip(ROUNDS / 2)
            .findFirst()
            .orElseThrow(),
        ROUNDS,
        TARGET_MILLIS);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(MediaBench::delete);
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
