package vigil.understanding.meaning;

import ai.onnxruntime.OrtException;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Tries the native runtime in a process of its own: a build that does not fit the machine ends the
/// process that loads it, and no server may be that process.
public final class RuntimeProbe {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String SENTENCE = "我的健康码变黄了";

  private RuntimeProbe() {}

  /// Reads one sentence. Ends with 0 where that goes well; any other end says that it does not.
  public static void main(String[] args) throws IOException, OrtException {
    try (var model = SentenceModel.load()) {
      float[] vector = model.embed(SENTENCE);
      System.out.println("the model of sentences runs, " + vector.length + " numbers a sentence");
    }
  }

  /// Whether the runtime runs on this machine; takes some two seconds, on another core.
  static boolean runsHere() throws InterruptedException {
    return runs(
        List.of(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
            "-Xmx300m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            RuntimeProbe.class.getName()),
        LONGEST);
  }

  static boolean runs(List<String> command, Duration longest) throws InterruptedException {
    try {
      var builder = new ProcessBuilder(command);
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Process child =
          builder
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!child.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        child.destroyForcibly();
        return false;
      }
      return child.exitValue() == 0;
    } catch (IOException notStarted) {
      return false;
    }
  }
}
