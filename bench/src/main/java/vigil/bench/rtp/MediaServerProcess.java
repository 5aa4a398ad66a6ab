package vigil.bench.rtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// `vigil-media` as `ops/supervise.sh` starts it: own JVM, the same flags.
public final class MediaServerProcess implements AutoCloseable {
  private final Process process;
  private final int control;

  /// @param recordings beside which it makes its secret
  public MediaServerProcess(Path prompts, Path recordings) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseZGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "vigil.media.Main",
                "--control",
                "0",
                "--prompts",
                prompts.toString(),
                "--recordings",
                recordings.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var ready =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = ready.readLine();
    while (line != null && !line.startsWith("vigil-media ready")) {
      // The JVM may have something to say first.
      line = ready.readLine();
    }
    if (line == null) {
      process.destroy();
      throw new IOException("vigil-media did not start");
    }
    control = Integer.parseInt(line.replaceFirst(".*control=[^:]*:(\\d+).*", "$1"));
  }

  /// The port of its control wire.
  public int control() {
    return control;
  }

  public Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
