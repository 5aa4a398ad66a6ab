package vigil.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.MediaProcess;

/// Bad luck for the whole server while people talk.
class FaultInjectionTest {
  private static final int MEGABYTES = 700;
  private static final int FEW = 4;

  /// A recording begins when both legs are joined; on a busy machine that takes its time.
  private static final long MOST_MISSING_MILLIS = 8_000;

  /// Longer than a request waits for the database; the long suite takes the whole minute.
  private static final Duration HALF_AWAY = Duration.ofSeconds(Boolean.getBoolean("long") ? 30 : 4);

  @TempDir static Path folder;
  private static SmallDisk disk;
  private static WholeServer server;

  @BeforeAll
  static void open() throws IOException {
    Path place = folder.resolve("disk");
    disk = new SmallDisk(place, MEGABYTES);
    server = new WholeServer(place.resolve("data"), folder.resolve("more"));
  }

  @AfterAll
  static void close() throws IOException {
    if (server != null) {
      server.close();
    }
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void kill9OfTheServerDuringTwentyCallsDropsNoneAndWhoeverWaitsKeepsHisPlace() throws Exception {
    try (var floor = new CallParticipants(server, WholeServer.SEATS, 1)) {
      floor.everybodyTalks();
      for (int i = 0; i < 3; i++) {
        floor.oneMoreWaits();
      }
      List<String> talking = floor.seats.stream().map(SipPhone::call).toList();
      List<String> waiting = floor.queue();
      server.kill();
      floor.talkFor(Duration.ofSeconds(2));
      server.startAgain();
      Await.until(() -> floor.queue().equals(waiting));
      floor.talkFor(Duration.ofSeconds(1));
      floor.seats.getFirst().hangUp();
      Await.until(() -> isReadyAgain(0));
      SipPhone first = floor.callers.get(WholeServer.SEATS);
      Await.until(() -> floor.isHeardBy(0, first));
      assertEquals(waiting.subList(1, 3), floor.queue());
      floor.everybodyHangsUp();
      talking.forEach(call -> assertWhole(floor, call));
    }
  }

  /// Puts off the order that the last call owes.
  private static boolean isReadyAgain(int seat) {
    return server
            .as(CallParticipants.staff(seat))
            .post("/api/acd/seat/save-later", Map.of())
            .status()
        == 200;
  }

  @Test
  void postgresGoneForLongEndsNoCallAndLosesNothingAcknowledged() throws Exception {
    var writers = new Writers(server, "gone");
    try (var floor = new CallParticipants(server, FEW, 2)) {
      floor.everybodyTalks();
      writers.write(10);
      server.freezeDatabase();
      var late = writers.writeMeanwhile(4);
      floor.talkFor(HALF_AWAY);
      SipPhone next = floor.calls();
      Await.until(() -> next.ear().hears(MediaProcess.PLEASE_WAIT));
      SipPhone later = floor.calls();
      floor.talkFor(HALF_AWAY);
      assertEquals(State.CALLING, later.state());
      Await.until(() -> later.ear().hears(MediaProcess.PLEASE_WAIT));
      server.killDatabase();
      for (var answer : late) {
        var refused = answer.get(60, TimeUnit.SECONDS);
        assertEquals(503, refused.status());
        assertEquals("DatabaseAway", refused.why());
        assertEquals("5", refused.retryAfter());
      }
      Await.until(writers::areAllTakenNow);
      assertEquals(14, writers.kept(), "each once");
      Await.until(() -> later.state() == State.TALKING && floor.queue().size() == 2);
      assertEquals(State.TALKING, next.state());
      List<String> talking = floor.seats.stream().map(SipPhone::call).toList();
      floor.everybodyHangsUp();
      talking.forEach(call -> assertWhole(floor, call));
      assertTrue(server.operator().get("/api/audit/verify").body().path("isWhole").asBoolean());
    }
  }

  @Test
  void aFullDiskEndsNoCallAndIsSaidAndWhatWasAcknowledgedIsThere() throws Exception {
    var writers = new Writers(server, "full");
    try (var floor = new CallParticipants(server, FEW, 3)) {
      floor.everybodyTalks();
      List<String> talking = floor.seats.stream().map(SipPhone::call).toList();
      writers.write(10);
      Await.until(() -> talking.stream().allMatch(FaultInjectionTest::hasSoundOnDisk));
      disk.fill();
      var refused = writers.writeUntilRefused(2_000);
      floor.talkFor(Duration.ofSeconds(3));
      disk.free();
      assertEquals(507, refused.status(), () -> refused.body().toString());
      assertEquals("DiskFull", refused.why());
      Await.until(writers::areAllTakenNow);
      assertEquals(writers.written(), writers.kept());
      floor.everybodyHangsUp();
      for (String call : talking) {
        Await.until(() -> floor.card(call).path("state").asString().equals("ENDED"));
        Await.until(() -> floor.card(call).path("isRecorded").asBoolean());
        assertTrue(floor.card(call).path("isRecordingPartial").asBoolean(), call);
      }
    }
  }

  private static void assertWhole(CallParticipants floor, String call) {
    Await.until(() -> floor.card(call).path("isRecorded").asBoolean());
    var card = floor.card(call);
    assertEquals("ENDED", card.path("state").asString());
    var talked =
        Duration.between(
            Instant.parse(card.path("answeredAt").asString()),
            Instant.parse(card.path("endedAt").asString()));
    long recorded = card.path("recordingMillis").asLong();
    long missing = talked.toMillis() - recorded;
    assertTrue(Math.abs(missing) < MOST_MISSING_MILLIS, () -> talked + " talked, " + recorded);
    assertHoldsBothVoicesThroughout(recording(call));
  }

  /// The first second is on the disk: of a recording that was refused whole nothing is kept.
  private static boolean hasSoundOnDisk(String call) {
    try (var files = Files.walk(server.data.resolve("recordings"))) {
      return files
          .filter(f -> f.getFileName().toString().contains(call))
          .anyMatch(f -> f.toFile().length() > 16_000);
    } catch (IOException | UncheckedIOException moved) {
      return false;
    }
  }

  private static HttpRequest.Builder request(String path) throws IOException {
    String token = Files.readString(server.data.resolve("operator-token")).strip();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port + path))
        .header("Authorization", "Bearer " + token)
        .header("X-Vigil-As", "manager-1");
  }

  /// On the disk it is sealed: the server opens it.
  private static byte[] recording(String call) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String path = "/api/telephony/calls/" + call;
      var wish = HttpRequest.BodyPublishers.ofString("{\"reason\":\"SERVICE_QUALITY\"}");
      var leave =
          client.send(
              request(path + "/plays")
                  .header("Content-Type", "application/json")
                  .POST(wish)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(201, leave.statusCode(), leave.body());
      String play = leave.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
      var answer =
          client.send(
              request(path + "/recording?play=" + play).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(200, answer.statusCode(), call);
      return answer.body();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /// No second is silent on either side, but for the last five, while the end of the call goes
  /// round on a busy machine.
  private static void assertHoldsBothVoicesThroughout(byte[] wav) {
    final int second = 8_000;
    for (int side = 0; side < 2; side++) {
      short[] sound = MediaProcess.side(wav, side);
      for (int at = 0; at < sound.length - 5 * second; at += second) {
        int loudest = 0;
        for (int i = at; i < at + second; i++) {
          loudest = Math.max(loudest, Math.abs(sound[i]));
        }
        assertTrue(loudest > 1000, "silent at " + at / 8 + " ms on side " + side);
      }
    }
  }
}
