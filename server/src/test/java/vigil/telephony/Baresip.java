package vigil.telephony;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import vigil.kernel.Await;
import vigil.media.phone.Goertzel;

/// A gateway of another maker (Debian's baresip) that speaks SIP over TLS and insists on SRTP. It
/// says a tone and writes down what it hears.
final class Baresip implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/bin/baresip");
  private static final Path MODULES = Path.of("/usr/lib/baresip/modules");
  private static final int RATE = 8000;

  private final Path folder;
  private final Process process;

  /// @param port where it listens for TLS
  /// @param hertz of its tone
  /// @param more words of its command line
  Baresip(
      Path folder,
      TestCertificates files,
      String certificate,
      int port,
      double hertz,
      String... more)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    Path identity = folder.resolve("identity.pem");
    Files.writeString(
        identity,
        Files.readString(files.certificate(certificate))
            + Files.readString(files.key(certificate)));
    Files.write(folder.resolve("tone.wav"), tone(hertz));
    Files.writeString(folder.resolve("config"), config(identity, port));
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:gateway@localhost;transport=tls>;regint=0;catchall=yes;answermode=auto"
            + ";mediaenc=srtp-mand;audio_codecs=PCMA/8000/1\n");
    Files.writeString(folder.resolve("contacts"), "");
    var command = new ArrayList<>(List.of(PROGRAM.toString(), "-f", folder.toString()));
    command.addAll(List.of(more));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    await(() -> said().contains("baresip is ready"));
  }

  /// Waits for something; a failure shows what it said.
  void await(BooleanSupplier condition) {
    try {
      Await.until(condition);
    } catch (AssertionError late) {
      throw new AssertionError(said(), late);
    }
  }

  private String config(Path identity, int port) {
    return """
    poll_method epoll
    sip_listen 127.0.0.1:%d
    sip_transports tls
    sip_certificate %s
    sip_verify_server no
    net_interface 127.0.0.1
    audio_player aufile,%s
    audio_source aufile,%s
    audio_alert aufile,%s
    ausrc_srate 8000
    auplay_srate 8000
    ausrc_channels 1
    auplay_channels 1
    ring_aufile none
    ringback_aufile none
    module_path %s
    module g711.so
    module aufile.so
    module srtp.so
    module_app account.so
    module_app contact.so
    module_app menu.so
    """
        .formatted(
            port - 1,
            identity,
            folder.resolve("heard.wav"),
            folder.resolve("tone.wav"),
            folder.resolve("alert.wav"),
            MODULES);
  }

  private Path log() {
    return folder.resolve("log");
  }

  String said() {
    try {
      return Files.readString(log(), StandardCharsets.ISO_8859_1);
    } catch (IOException notYet) {
      return "";
    }
  }

  private static byte[] tone(double hertz) {
    int samples = 60 * RATE;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (8000 * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    return wav.array();
  }

  /// Whether a tone is in what it heard so far.
  boolean heard(double hertz) {
    try {
      byte[] file = Files.readAllBytes(folder.resolve("heard.wav"));
      if (file.length < 44 + 1600) {
        return false;
      }
      var samples = new short[(file.length - 44) / 2];
      ByteBuffer.wrap(file, 44, 2 * samples.length)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer()
          .get(samples);
      for (int at = 0; at + 800 <= samples.length; at += 800) {
        if (Goertzel.amplitude(samples, at, 800, hertz, RATE) > 800) {
          return true;
        }
      }
      return false;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
