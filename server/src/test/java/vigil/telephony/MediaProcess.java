package vigil.telephony;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vigil.FreePort;
import vigil.kernel.Content;
import vigil.media.sound.Codec;

/// vigil-media as the process of its own that it is, with prompts that are tones.
public final class MediaProcess implements AutoCloseable {
  public static final double GREETING = 440;
  public static final double MUSIC = 620;
  public static final double DUTY_PAGE = 860;
  public static final double HOLD = 520;
  public static final double RINGBACK = 740;
  public static final double TAKE_CALL = 1760;
  public static final double PLEASE_WAIT = 1480;
  public static final double VOICE_TEST = 1880;

  final Path folder;
  private final int port = FreePort.find();
  private Process process;

  public MediaProcess(Path folder) throws IOException {
    this(folder, Duration.ofMillis(400));
  }

  MediaProcess(Path folder, Duration greeting) throws IOException {
    this.folder = folder;
    Path prompts = Files.createDirectories(folder.resolve("prompts"));
    prompt(prompts.resolve("greeting.wav"), GREETING, (int) greeting.toMillis());
    prompt(prompts.resolve("music.wav"), MUSIC, 1000);
    prompt(prompts.resolve("duty-page.wav"), DUTY_PAGE, 1000);
    prompt(prompts.resolve("hold.wav"), HOLD, 1000);
    prompt(prompts.resolve("ringback.wav"), RINGBACK, 1000);
    prompt(prompts.resolve("take-call.wav"), TAKE_CALL, 1000);
    prompt(prompts.resolve("please-wait.wav"), PLEASE_WAIT, 1000);
    prompt(prompts.resolve("voice-test.wav"), VOICE_TEST, 500);
    process = start();
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            "vigil.media.Main",
            "--control",
            String.valueOf(port),
            "--prompts",
            folder.resolve("prompts").toString(),
            "--recordings",
            folder.resolve("recordings").toString(),
            "--silent-seconds",
            "3");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process started = builder.start();
    var reader =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    String line = reader.readLine();
    while (line != null && !line.startsWith("vigil-media ready")) {
      line = reader.readLine();
    }
    if (line == null) {
      throw new IOException("vigil-media did not start");
    }
    return started;
  }

  public String control() {
    return "127.0.0.1:" + port;
  }

  /// Made by the process at its start.
  public Path secretFile() {
    return folder.resolve("media-secret");
  }

  /// Kills it as a power cut would, and starts another at the same port.
  void killAndRestart() throws IOException, InterruptedException {
    kill();
    process = start();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private static void prompt(Path file, double hertz, int millis) throws IOException {
    int samples = 8 * millis;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * i / 8000)));
    }
    Files.write(file, wav.array());
  }

  /// One side of a stereo recording in G.711: 0 left, 1 right.
  public static short[] side(Content wav, int channel) throws IOException {
    try (var in = wav.open()) {
      return side(in.readAllBytes(), channel);
    }
  }

  public static short[] side(byte[] file, int channel) {
    Codec law = file[20] == 6 ? Codec.PCMA : Codec.PCMU;
    int start = new String(file, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
    short[] samples = new short[(file.length - start) / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = law.decode(file[start + 2 * i + channel]);
    }
    return samples;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
