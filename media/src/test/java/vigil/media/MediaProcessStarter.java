package vigil.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `vigil-media` as a process of its own.
final class MediaProcessStarter {
  private MediaProcessStarter() {}

  /// @param under a command that the process is started through, with its arguments
  static Process start(Path folder, String... under) throws IOException {
    var command = new ArrayList<>(List.of(under));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "vigil.media.Main",
            "--control",
            "0",
            "--prompts",
            folder.resolve("prompts").toString(),
            "--recordings",
            folder.resolve("recordings").toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// Reads the one line it says when it listens.
  static int port(Process media) throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(media.getInputStream(), StandardCharsets.UTF_8));
    String line = reader.readLine();
    if (line == null || !line.startsWith("vigil-media ready control=127.0.0.1:")) {
      throw new IOException("not ready: " + line);
    }
    String port = line.substring(line.indexOf(':') + 1);
    return Integer.parseInt(port.substring(0, port.indexOf(' ')));
  }
}
