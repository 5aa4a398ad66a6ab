package vigil.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import vigil.media.control.ControlSecret;
import vigil.media.control.ControlServer;
import vigil.media.line.MediaEngineSettings;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.media.sound.Wav;

/// The real thing on loopback: media, a server's connection, phones that say tones.
public final class MediaFixture implements AutoCloseable {
  /// A port at which nobody is.
  static final int NOBODY = 19_009;

  static final String SECRET = "known to who may read it";

  public final Path prompts;
  public final Path recordings;
  public final ControlServer control;
  public final ControlClient server;
  public final PhoneClock clock = new PhoneClock();

  public MediaFixture(Path folder) throws IOException {
    this(folder, Duration.ofHours(4), Duration.ofSeconds(30));
  }

  public MediaFixture(Path folder, Duration orphan, Duration silent) throws IOException {
    prompts = Files.createDirectories(folder.resolve("prompts"));
    recordings = folder.resolve("recordings");
    control = ControlServer.start(0, new ControlSecret(SECRET), settings(folder, orphan, silent));
    server = new ControlClient(control.port());
    server.done("'do':'hello','lease':'test','fence':1");
  }

  public static MediaEngineSettings settings(Path folder, Duration orphan, Duration silent) {
    return new MediaEngineSettings(
        InetAddress.getLoopbackAddress(),
        20000,
        29999,
        folder.resolve("prompts"),
        folder.resolve("recordings"),
        64,
        orphan,
        silent);
  }

  /// A phone in a call whose address media knows from the SDP.
  public TonePhone phone(String call, String leg, Codec codec, double hertz) throws IOException {
    TonePhone phone = clock.add(new TonePhone(InetAddress.getLoopbackAddress(), codec, hertz));
    phone.call(at(open(call, leg, codec, phone.port())));
    return phone;
  }

  public int open(String call, String leg, Codec codec, int port) throws IOException {
    return server
        .done(
            "'do':'leg','call':'%s','leg':'%s','remote':'127.0.0.1:%d','codec':'%s','events':101"
                .formatted(call, leg, port, codec))
        .path("port")
        .asInt();
  }

  public static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public static void hears(TonePhone phone, double hertz) {
    Await.until(
        phone.hertz() + " hears " + hertz,
        () -> phone.ear().hears(hertz),
        () -> phone.ear().amplitude(hertz) + " of peak " + phone.ear().peak());
  }

  public static void hearsNothingOf(TonePhone phone, double hertz) {
    Await.until(
        phone.hertz() + " hears nothing of " + hertz,
        () -> phone.ear().heard() > 0 && phone.ear().amplitude(hertz) < 100);
  }

  /// A prompt that is one tone.
  public void prompt(String name, double hertz, int millis) throws IOException {
    byte[] sound = new byte[8 * millis];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = Codec.PCMU.encode((int) (8000 * Math.sin(2 * Math.PI * hertz * i / 8000)));
    }
    byte[] header = Wav.header(Codec.PCMU, 1, sound.length);
    Path file = prompts.resolve(name);
    Files.write(file, header);
    Files.write(file, sound, StandardOpenOption.APPEND);
  }

  /// One side of a stereo recording.
  public static short[] side(Path wav, int channel) throws IOException {
    byte[] file = Files.readAllBytes(wav);
    Codec law = file[20] == 6 ? Codec.PCMA : Codec.PCMU;
    short[] samples = new short[(file.length - Wav.HEADER) / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = law.decode(file[Wav.HEADER + 2 * i + channel]);
    }
    return samples;
  }

  @Override
  public void close() throws IOException {
    server.close();
    clock.close();
    control.close();
  }
}
