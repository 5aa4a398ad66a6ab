package vigil.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vigil.media.phone.Goertzel;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.TonePhone;
import vigil.media.sound.Codec;
import vigil.media.sound.Wav;
import vigil.seal.SealHeader;
import vigil.seal.SealedInput;

class RecordingTest {
  private static final int PIECE = 400;
  private static final double CALLER = 440;
  private static final double AGENT = 700;
  private static final double THIRD = 1000;

  @TempDir Path folder;

  @Test
  void theCallerIsLeftAndTheAgentRight() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var caller = stage.phone("c", "a", Codec.PCMU, CALLER);
      stage.phone("c", "b", Codec.PCMA, AGENT);
      stage.server.done("'do':'join','legs':['a','b']");
      MediaFixture.hears(caller, AGENT);
      String record =
          "'do':'record','call':'c','left':'a','right':'b','file':'recordings/2026/11/c.wav'";
      stage.server.done(record);
      stage.server.done(record);
      Path part = stage.recordings.resolve(".open/2026/11/c.wav.part");
      Await.until("two seconds are on disk", () -> size(part) > 32_000);
      assertFalse(Files.exists(stage.recordings.resolve("2026/11/c.wav")), "not whole yet");
      stage.server.done("'do':'record-stop','call':'c'");
      var recorded = stage.server.event("recorded");
      assertTrue(recorded.path("millis").asLong() >= 2000, recorded::toString);
      assertEquals("c", recorded.path("call").asString());
      Path file = stage.recordings.resolve("2026/11/c.wav");
      hasOnly(MediaFixture.side(file, 0), CALLER, AGENT);
      hasOnly(MediaFixture.side(file, 1), AGENT, CALLER);
      assertEquals("file-exists", stage.server.why(record), "a recording is never written over");
    }
  }

  @Test
  void moreThanOneOnTheRightAreAddedUp() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      stage.phone("c", "a", Codec.PCMA, CALLER);
      var agent = stage.phone("c", "b", Codec.PCMA, AGENT);
      stage.phone("c", "d", Codec.PCMU, THIRD);
      stage.server.done("'do':'join','legs':['a','b','d']");
      MediaFixture.hears(agent, CALLER);
      MediaFixture.hears(agent, THIRD);
      stage.server.done(
          "'do':'record','call':'c','left':'a','right':'b','also':['d'],'file':'recordings/t.wav'");
      Path part = stage.recordings.resolve(".open/t.wav.part");
      Await.until("two seconds are on disk", () -> size(part) > 32_000);
      stage.server.done("'do':'record-stop','call':'c'");
      stage.server.event("recorded");
      short[] right = MediaFixture.side(stage.recordings.resolve("t.wav"), 1);
      int middle = right.length / 2;
      for (double hertz : new double[] {AGENT, THIRD}) {
        assertTrue(Goertzel.amplitude(right, middle, PIECE, hertz, 8000) > 800, "" + hertz);
      }
      hasOnly(MediaFixture.side(stage.recordings.resolve("t.wav"), 0), CALLER, THIRD);
      assertEquals(
          "unknown-leg",
          stage.server.why(
              "'do':'record','call':'c','right':'b','also':['x'],'file':'recordings/u.wav'"));
    }
  }

  @Test
  void hangingUpMakesTheRecordingWhole() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var caller = stage.phone("c", "a", Codec.PCMA, CALLER);
      stage.server.done("'do':'record','call':'c','left':'a','file':'recordings/mail.wav'");
      long later = caller.ear().heard() + 4000;
      Await.until("half a second", () -> caller.ear().heard() > later);
      stage.server.done("'do':'free','call':'c'");
      assertFalse(stage.server.event("recorded").path("repaired").asBoolean());
      hasOnly(MediaFixture.side(stage.recordings.resolve("mail.wav"), 0), CALLER, AGENT);
    }
  }

  // promise: docs/media-protocol.md «silence is written on both sides while on»
  @Test
  void aPausedRecordingHoldsSilenceThereAndTonesAroundIt() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var caller = stage.phone("c", "a", Codec.PCMA, CALLER);
      var agent = stage.phone("c", "b", Codec.PCMA, AGENT);
      stage.server.done("'do':'join','legs':['a','b']");
      MediaFixture.hears(caller, AGENT);
      MediaFixture.hears(agent, CALLER);
      stage.server.done(
          "'do':'record','call':'c','left':'a','right':'b','file':'recordings/p.wav'");
      aSecond(caller);
      stage.server.done("'do':'record-pause','call':'c','on':true,'seconds':60");
      aSecond(caller);
      stage.server.done("'do':'record-pause','call':'c','on':false");
      aSecond(caller);
      stage.server.done("'do':'free','call':'c'");
      JsonNode pause = onlyPause(stage);
      int from = pause.path("fromMillis").asInt() * 8;
      int to = pause.path("toMillis").asInt() * 8;
      assertTrue(to - from >= 7000, pause::toString);
      pausedAt(MediaFixture.side(stage.recordings.resolve("p.wav"), 0), from, to, CALLER);
      pausedAt(MediaFixture.side(stage.recordings.resolve("p.wav"), 1), from, to, AGENT);
    }
  }

  // promise: docs/media-protocol.md «then sound is written again by itself»
  @Test
  void aPauseThatNobodyEndsIsOverAtItsTime() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      var caller = stage.phone("c", "a", Codec.PCMA, CALLER);
      stage.server.event("locked");
      stage.server.done("'do':'record','call':'c','left':'a','file':'recordings/o.wav'");
      stage.server.done("'do':'record-pause','call':'c','on':true,'seconds':1");
      stage.server.event("record-resumed");
      aSecond(caller);
      stage.server.done("'do':'free','call':'c'");
      JsonNode pause = onlyPause(stage);
      int from = pause.path("fromMillis").asInt();
      assertEquals(1000, pause.path("toMillis").asInt() - from);
      short[] left = MediaFixture.side(stage.recordings.resolve("o.wav"), 0);
      pausedAt(left, from * 8, from * 8 + 8000, CALLER);
    }
  }

  @Test
  void aPauseIsAtMostTenMinutes() throws IOException {
    try (var stage = new MediaFixture(folder)) {
      stage.phone("c", "a", Codec.PCMA, CALLER);
      assertEquals(
          "bad-field", stage.server.why("'do':'record-pause','call':'c','on':true,'seconds':601"));
    }
  }

  private static void aSecond(TonePhone phone) {
    long later = phone.ear().heard() + 8000;
    Await.until("a second", () -> phone.ear().heard() > later);
  }

  private static JsonNode onlyPause(MediaFixture stage) {
    JsonNode pauses = stage.server.event("recorded").path("pauses");
    assertEquals(1, pauses.size(), pauses::toString);
    return pauses.path(0);
  }

  /// Each sample of the pause is silence; a fifth of a second beside it is the tone.
  private static void pausedAt(short[] side, int from, int to, double tone) {
    for (int i = from; i < to; i++) {
      assertTrue(Math.abs(side[i]) <= 8, "sound at sample " + i);
    }
    if (from >= 1600) {
      assertTrue(Goertzel.amplitude(side, from - 1600, 1600, tone, 8000) > 1000, "before");
    }
    assertTrue(Goertzel.amplitude(side, to + 160, 1600, tone, 8000) > 1000, "after");
  }

  @Test
  void afterKill9TheRecordingIsMendedAndPlays() throws Exception {
    Files.createDirectories(folder.resolve("prompts"));
    Process media = MediaProcessStarter.start(folder);
    int port = MediaProcessStarter.port(media);
    Path part = folder.resolve("recordings/.open/k.wav.part");
    try (var server = new ControlClient(port, secret());
        var clock = new vigil.media.phone.PhoneClock()) {
      server.done("'do':'hello','fence':1");
      var phone =
          clock.add(
              new vigil.media.phone.TonePhone(
                  java.net.InetAddress.getLoopbackAddress(), Codec.PCMA, CALLER));
      int rtp = server.done("'do':'leg','call':'k','leg':'a'").path("port").asInt();
      phone.call(MediaFixture.at(rtp));
      server.event("locked");
      server.done("'do':'record','call':'k','left':'a','file':'recordings/k.wav'");
      Await.until("two seconds are on disk", () -> size(part) > 32_000);
    } finally {
      media.destroyForcibly();
    }
    assertTrue(media.waitFor(10, TimeUnit.SECONDS));
    try (var stage = new MediaFixture(folder)) {
      var recorded = stage.server.event("recorded");
      assertTrue(recorded.path("repaired").asBoolean());
      assertEquals("recordings/k.wav", recorded.path("file").asString());
      short[] left = MediaFixture.side(folder.resolve("recordings/k.wav"), 0);
      assertEquals(recorded.path("millis").asLong(), left.length / 8);
      hasOnly(left, CALLER, AGENT);
    }
  }

  private static final byte[] KEY = new byte[SealHeader.KEY_BYTES];

  /// As the server asks for it: head and the file's own key.
  private static String seal(SealHeader header, String name) {
    Base64.Encoder base64 = Base64.getEncoder();
    return "'seal':{'header':'%s','key':'%s'}"
        .formatted(
            base64.encodeToString(header.bytes()),
            base64.encodeToString(header.fileKey(KEY, name)));
  }

  private static short[] opened(Path file, String name, boolean isCut) throws IOException {
    SealHeader header = SealHeader.read(Files.readAllBytes(file));
    try (var in = new SealedInput(file, header, header.fileKey(KEY, name), true)) {
      assertEquals(isCut, in.isCut());
      byte[] sound = in.readAllBytes();
      short[] left = new short[(sound.length - Wav.HEADER) / 2];
      for (int i = 0; i < left.length; i++) {
        left[i] = Codec.PCMA.decode(sound[Wav.HEADER + 2 * i]);
      }
      return left;
    }
  }

  // promise: docs/operations.md «Recordings are sealed while they are written»
  @Test
  void aSealedRecordingIsNeverOnTheDiskInClearAndSurvivesKill9() throws Exception {
    Files.createDirectories(folder.resolve("prompts"));
    Process media = MediaProcessStarter.start(folder);
    Path part = folder.resolve("recordings/.open/s.wav.part");
    String name = "recordings/s.wav";
    try (var server = new ControlClient(MediaProcessStarter.port(media), secret());
        var clock = new vigil.media.phone.PhoneClock()) {
      server.done("'do':'hello','fence':1");
      var phone =
          clock.add(
              new vigil.media.phone.TonePhone(
                  java.net.InetAddress.getLoopbackAddress(), Codec.PCMA, CALLER));
      int rtp = server.done("'do':'leg','call':'s','leg':'a'").path("port").asInt();
      phone.call(MediaFixture.at(rtp));
      server.event("locked");
      String ask = "'do':'record','call':'s','left':'a','file':'" + name + "',";
      server.done(ask + seal(SealHeader.fresh(3, 16_000), name));
      Await.until("three seconds are on disk", () -> size(part) > 48_000);
      assertTrue(SealHeader.begins(Files.readAllBytes(part)));
      server.done(ask + seal(SealHeader.fresh(3, 16_000), name));
    } finally {
      media.destroyForcibly();
    }
    assertTrue(media.waitFor(10, TimeUnit.SECONDS));
    try (var stage = new MediaFixture(folder)) {
      var recorded = stage.server.event("recorded");
      assertEquals(name, recorded.path("file").asString());
      short[] left = opened(folder.resolve(name), name, true);
      assertEquals(recorded.path("millis").asLong(), left.length / 8);
      assertTrue(left.length > 2 * 8_000 - Wav.HEADER, "no more than a second is lost");
      hasOnly(left, CALLER, AGENT);
    }
  }

  /// No file may grow beyond 60 kB, three seconds and a half: a disk that is full in the middle of
  /// a call.
  @Test
  void whenTheDiskIsFullTheCallGoesOnAndWhatWasWrittenIsKeptAndSaysSo() throws Exception {
    Files.createDirectories(folder.resolve("prompts"));
    Process media = MediaProcessStarter.start(folder, "prlimit", "--fsize=60000");
    try (var server = new ControlClient(MediaProcessStarter.port(media), secret());
        var clock = new PhoneClock()) {
      server.done("'do':'hello','fence':1");
      var phone = clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, CALLER));
      var other = clock.add(new TonePhone(InetAddress.getLoopbackAddress(), Codec.PCMA, AGENT));
      phone.call(
          MediaFixture.at(server.done("'do':'leg','call':'f','leg':'a'").path("port").asInt()));
      other.call(
          MediaFixture.at(server.done("'do':'leg','call':'f','leg':'b'").path("port").asInt()));
      server.event("locked");
      server.done("'do':'join','legs':['a','b']");
      server.done("'do':'record','call':'f','left':'a','right':'b','file':'recordings/f.wav'");
      assertEquals("disk", server.event("record-failed").path("why").asString());
      long later = phone.ear().heard() + 8000;
      Await.until("they talk on", () -> phone.ear().heard() > later);
      MediaFixture.hears(phone, AGENT);
      server.done("'do':'free','call':'f'");
      var recorded = server.event("recorded");
      assertTrue(recorded.path("partial").asBoolean(), recorded::toString);
      assertTrue(recorded.path("millis").asLong() >= 2_900, recorded::toString);
      short[] left = MediaFixture.side(folder.resolve("recordings/f.wav"), 0);
      assertEquals(recorded.path("millis").asLong(), left.length / 8);
      hasOnly(left, CALLER, AGENT);
      assertEquals("ok", server.why("'do':'ping'"));
    } finally {
      media.destroyForcibly().waitFor();
    }
  }

  /// In the last 800 ms, looked at in pieces of 50: where packets of the phone came late on a busy
  /// machine, the tone slips in some of them; of two tones together none would be clear.
  private static void hasOnly(short[] side, double hertz, double not) {
    int pieces = Math.min(16, side.length / PIECE);
    assertTrue(pieces >= 8, "400 ms at least, not " + side.length);
    var heard = new ArrayList<String>();
    int clear = 0;
    for (int at = side.length - pieces * PIECE; at < side.length; at += PIECE) {
      double there = Goertzel.amplitude(side, at, PIECE, hertz, 8000);
      double other = Goertzel.amplitude(side, at, PIECE, not, 8000);
      heard.add("%.0f and %.0f".formatted(there, other));
      clear += there > 4000 && other < 200 ? 1 : 0;
    }
    assertTrue(2 * clear > pieces, hertz + " and not " + not + ": " + heard);
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }

  /// Made by the process at its start.
  private String secret() throws IOException {
    return Files.readString(folder.resolve("media-secret")).strip();
  }
}
