package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vigil.TestData;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.database.TestDatabase;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;
import vigil.seal.SealHeader;
import vigil.telephony.MediaProcess;

/// A citizen's telephone rings at an agent's: the whole server, vigil-media beside it, real SIP and
/// real sound; the agent works through the API alone.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vigil.demo=true",
      "vigil.understanding.train-at-start=false",
      "vigil.sip.port=0",
      TestData.PROPERTY
    })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
class AVoiceReachesTheAgentTest {
  private static final Duration SOON = Await.MOST;
  private static final double CITIZEN = 1000;
  private static final double AGENT = 1400;
  private static final String WHO = "agent-1";

  private static final MediaProcess MEDIA = media();

  @LocalServerPort int port;

  private static MediaProcess media() {
    try {
      return new MediaProcess(TestData.FOLDER);
    } catch (IOException e) {
      throw new IllegalStateException("vigil-media does not start", e);
    }
  }

  @DynamicPropertySource
  static void media(DynamicPropertyRegistry properties) {
    properties.add("vigil.media.control", MEDIA::control);
    properties.add("vigil.media.secret-file", MEDIA::secretFile);
  }

  @AfterAll
  static void close() {
    MEDIA.close();
  }

  @Test
  void bothHearEachOtherAndTheRecordingIsPlayedFromTheCall() throws Exception {
    ApiClient agent = ApiClient.as(port, WHO);
    ApiClient twice = ApiClient.as(port, WHO).with("Idempotency-Key", "phone-of-the-story");
    String before =
        twice.post("/api/telephony/my-phone", Map.of()).body().path("password").asString();
    var mine = twice.post("/api/telephony/my-phone", Map.of()).body();
    assertNotEquals(before, mine.path("password").asString(), "a password is kept nowhere");
    String[] server = mine.path("server").asString().split(":", -1);
    var at = new InetSocketAddress(InetAddress.ofLiteral(server[0]), Integer.parseInt(server[1]));
    try (var clock = new PhoneClock();
        var hers = new SipPhone(mine.path("user").asString(), at, AGENT, clock);
        var his = new SipPhone("13800138000", at, CITIZEN, clock)) {
      assertEquals(200, hers.register(mine.path("password").asString(), 300));
      assertTrue(agent.get("/api/telephony/my-phone").body().path("isRegistered").asBoolean());
      assertEquals(200, agent.post("/api/workforce/shift/begin", Map.of()).status());
      assertEquals(200, agent.post("/api/acd/seat/ready", Map.of()).status());
      his.call("12345");
      assertTrue(hers.await(State.TALKING, SOON), "her phone rings and is answered");
      Await.until(() -> his.ear().hears(AGENT) && hers.ear().hears(CITIZEN));
      String call = hers.call();
      Await.until(() -> state(agent).equals("TALKING"));
      assertEquals(
          "138****8000",
          agent.get("/api/telephony/calls/" + call).body().path("caller").asString());
      assertEquals(202, agent.post("/api/telephony/calls/" + call + "/hang-up", Map.of()).status());
      assertTrue(his.await(State.ENDED, SOON) && hers.await(State.ENDED, SOON));
      Await.until(() -> state(agent).equals("AFTER_CALL"));
      Await.until(
          () -> agent.get("/api/telephony/calls/" + call).body().path("isRecorded").asBoolean());
      String plays = "/api/telephony/calls/" + call + "/plays";
      assertEquals(
          403, recording(call, "", "bytes=0-99").statusCode(), "each hearing is asked for");
      var play = agent.post(plays, Map.of("reason", "OWN_CALL")).body().path("id").asString();
      isSealedOnTheDiskAndPlaysFromAnywhere(call, play);
    }
  }

  private void isSealedOnTheDiskAndPlaysFromAnywhere(String call, String play) throws Exception {
    HttpResponse<byte[]> part = recording(call, play, "bytes=0-99");
    assertEquals(206, part.statusCode());
    assertEquals("RIFF", new String(part.body(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
    byte[] whole = recording(call, play, "bytes=0-").body();
    var header = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(whole.length - 8, header.getInt(4), "the player is told how long it is");
    assertEquals(whole.length - 58, header.getInt(54));
    int from = whole.length / 2;
    assertArrayEquals(
        Arrays.copyOfRange(whole, from, from + 1_000),
        recording(call, play, "bytes=%d-%d".formatted(from, from + 999)).body());
    assertArrayEquals(
        Arrays.copyOfRange(whole, 20, 200), recording(call, play, "bytes=20-199").body());
    assertTrue(loudest(whole) > 1_000, "two voices are on it");
    Path file;
    try (var files = Files.walk(TestData.FOLDER.resolve("recordings"))) {
      file = files.filter(it -> it.endsWith(call + ".wav")).findFirst().orElseThrow();
    }
    byte[] onDisk = Files.readAllBytes(file);
    assertTrue(SealHeader.begins(onDisk));
    String piece = new String(whole, from, 64, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertFalse(
        new String(onDisk, java.nio.charset.StandardCharsets.ISO_8859_1).contains(piece),
        "no piece of the sound is on the disk");
  }

  private static int loudest(byte[] wav) {
    int loudest = 0;
    for (short sample : MediaProcess.side(wav, 0)) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  }

  private static String state(ApiClient agent) {
    return agent.get("/api/acd/seat").body().path("state").asString("");
  }

  private HttpResponse<byte[]> recording(String call, String play, String range)
      throws IOException, InterruptedException {
    String token = TestData.token();
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:%d/api/telephony/calls/%s/recording?play=%s"
                        .formatted(port, call, play)))
            .header("Authorization", "Bearer " + token)
            .header("X-Vigil-As", WHO)
            .header("Range", range)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
