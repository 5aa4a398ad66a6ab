package vigil.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.media.control.ControlSecret;
import vigil.media.control.ControlServer;
import vigil.media.line.MediaEngineSettings;
import vigil.seal.OwnerOnlyPermissions;

/// `java -jar vigil-media.jar --control 7070 --rtp 20000-29999 ...`; every option has a default.
public final class Main {
  private static final Map<String, String> DEFAULTS =
      defaults(
          List.of(
              "control", "7070",
              "rtp", "20000-29999",
              "rtp-address", "127.0.0.1",
              "prompts", "media/prompts",
              "recordings", ".vigil/recordings",
              "secret-file", "",
              "legs", "4000",
              "orphan-hours", "4",
              "silent-seconds", "30"));

  private Main() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> options;
    MediaEngineSettings settings;
    int port;
    try {
      options = options(args);
      settings = settings(options);
      port = Integer.parseInt(option(options, "control"));
    } catch (IllegalArgumentException wrong) {
      System.err.println("vigil-media: " + wrong.getMessage());
      System.exit(2);
      return;
    }
    OwnerOnlyPermissions.restrictProcess();
    warnOfFewFiles(settings.mostLegs());
    if (lock(settings.recordings()) == null) {
      System.err.println(
          "vigil-media: another vigil-media records into " + settings.recordings() + ".");
      System.exit(3);
      return;
    }
    ControlServer control;
    try {
      control =
          ControlServer.start(port, ControlSecret.in(secretFile(options, settings)), settings);
    } catch (BindException taken) {
      System.err.println("vigil-media: control port " + port + " is taken.");
      System.exit(4);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(control), "media-end"));
    System.out.printf(
        "vigil-media ready control=127.0.0.1:%d rtp=%s:%d-%d run=%s%n",
        control.port(),
        settings.address().getHostAddress(),
        settings.firstPort(),
        settings.lastPort(),
        control.run());
    System.out.flush();
  }

  /// Beside the recordings, unless it is told.
  private static Path secretFile(Map<String, String> options, MediaEngineSettings settings) {
    String told = option(options, "secret-file");
    return told.isEmpty()
        ? settings.recordings().resolveSibling("media-secret")
        : Path.of(told).toAbsolutePath();
  }

  private static void end(ControlServer control) {
    try {
      control.close();
    } catch (IOException hurried) {
      System.err.println("vigil-media: ended in a hurry: " + hurried.getMessage());
    }
  }

  private static Map<String, String> defaults(List<String> pairs) {
    var defaults = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.size(); i += 2) {
      defaults.put(pairs.get(i), pairs.get(i + 1));
    }
    return defaults;
  }

  static Map<String, String> options(String[] args) {
    var options = new LinkedHashMap<>(DEFAULTS);
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : args[i];
      if (!DEFAULTS.containsKey(name) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "options are --" + String.join(" --", DEFAULTS.keySet()) + ", each with a value");
      }
      options.put(name, args[i + 1]);
    }
    return options;
  }

  static MediaEngineSettings settings(Map<String, String> options) {
    String[] ports = option(options, "rtp").split("-", 2);
    double hours = Double.parseDouble(option(options, "orphan-hours"));
    return new MediaEngineSettings(
        InetAddress.ofLiteral(option(options, "rtp-address")),
        Integer.parseInt(ports[0]),
        Integer.parseInt(ports[ports.length - 1]),
        Path.of(option(options, "prompts")).toAbsolutePath(),
        Path.of(option(options, "recordings")).toAbsolutePath(),
        Integer.parseInt(option(options, "legs")),
        Duration.ofMillis((long) (hours * 3_600_000)),
        Duration.ofSeconds(Long.parseLong(option(options, "silent-seconds"))));
  }

  private static String option(Map<String, String> options, String name) {
    return options.getOrDefault(name, "");
  }

  /// One process a folder: a second one would take the first one's open files for a crash's
  /// leavings.
  private static @Nullable FileLock lock(Path recordings) throws IOException {
    Files.createDirectories(recordings);
    // Held until the process ends, so neither is closed.
    var channel =
        FileChannel.open(
            recordings.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return channel.tryLock();
  }

  /// A leg is three sockets; Linux says in /proc how many we may have.
  private static void warnOfFewFiles(int legs) throws IOException {
    Path limits = Path.of("/proc/self/limits");
    if (!Files.isReadable(limits)) {
      return;
    }
    for (String line : Files.readAllLines(limits)) {
      String[] words = line.trim().split("\\s+", -1);
      if (line.startsWith("Max open files") && !words[3].equals("unlimited")) {
        long most = Long.parseLong(words[3]);
        long wanted = 3L * legs + 200;
        if (most < wanted) {
          System.err.printf(
              "vigil-media: %d legs want %d open files, the limit is %d (ulimit -n).%n",
              legs, wanted, most);
        }
      }
    }
  }
}
