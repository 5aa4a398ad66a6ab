package vigil.exchange.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.TestData;
import vigil.casework.Casework;
import vigil.exchange.store.SqlPartners;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.portal.web.OrderWalkthrough;

/// Two whole servers: a citizen's files go with the order to the neighbour, which is down at first
/// and looks at them with a scanner of its own; a unit's files come back with the result.
@ServerTest
class FilesBetweenPlatformsTest {
  static final String NEXT = "next-city";
  private static final byte[] PICTURE = picture(1, 3 << 20);
  private static final SecondPlatform neighbour = new SecondPlatform(NEXT);
  private static final ScriptedClamd clamd = new ScriptedClamd();

  @LocalServerPort int port;
  @Autowired JdbcClient sql;

  /// A citizen's order, and the code that nobody else has.
  private record AppealTicket(String number, String code) {}

  @AfterAll
  static void close() {
    neighbour.close();
    clamd.close();
  }

  static byte[] picture(int seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    byte[] head = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H'};
    System.arraycopy(head, 0, bytes, 0, head.length);
    return bytes;
  }

  @Test
  void filesGoWithTheOrderAndComeBackWithTheResult() throws Exception {
    String secret = SecondPlatform.enter(ApiClient.operator(port), NEXT, neighbour.port, null);
    AppealTicket appeal = appealed(false);
    send(appeal, "门口.png", PICTURE);
    forward(appeal);
    waitsWithoutATry(appeal);
    neighbour.start("--vigil.clamav=" + clamd.address());
    SecondPlatform.enter(neighbour.operator(), "vigil", port, secret);
    ApiClient.operator(port).post("/api/portal/partners/%s/test".formatted(NEXT), Map.of());

    String theirs = arrivesByteForByteAndIsScannedAgain(appeal);
    isThereOnceHoweverOftenItIsSent(appeal, theirs);
    whatComesLaterFollows(appeal, theirs);
    handsOff(appeal, theirs, secret);
    theUnitsFilesComeBackWithTheResult(appeal, theirs);
    anAnonymousAppellantsFilesStayHere();
    nothingGoesBeforeItIsScanned();
  }

  private void waitsWithoutATry(AppealTicket appeal) {
    Await.until(() -> passage(appeal).at("/waiting/0/error").isString());
    assertEquals("order.file", passage(appeal).at("/waiting/1/kind").asString());
    // The order is not there yet. A look at the file is counted until it is known to be no try.
    Await.until(() -> passage(appeal).at("/waiting/1/attempts").asInt(-1) == 0);
  }

  private String arrivesByteForByteAndIsScannedAgain(AppealTicket appeal) throws Exception {
    Await.until(() -> passage(appeal).at("/crossing/number").isString());
    String theirs = passage(appeal).at("/crossing/number").asString();
    Await.until(() -> there(theirs).size() == 1);
    JsonNode file = there(theirs).get(0);
    assertEquals("门口.png", file.path("name").asString());
    assertEquals("image/png", file.path("type").asString());
    assertEquals("platform:vigil", file.path("by").asString());
    assertEquals("CLEAN", file.path("scan").asString(), "here nobody had scanned it");
    assertTrue(clamd.seen.contains(new String(PICTURE, StandardCharsets.ISO_8859_1)));
    assertArrayEquals(PICTURE, opened(file.path("id").asString()).body());
    JsonNode passage =
        neighbour
            .as("dispatcher-1")
            .get("/api/portal/exchange/orders/" + id(neighbour.as("dispatcher-1"), theirs))
            .body()
            .path(0);
    assertEquals(1, passage.at("/crossing/files").asInt());
    assertEquals(1, passage.path("filesHere").asInt());
    Integer named =
        sql.sql("select count(*) from messaging.delivery where body like '%门口%'")
            .query(Integer.class)
            .single();
    assertEquals(0, named, "the outbox holds no file's name");
    return theirs;
  }

  /// As after a server that died before it noted that the file had arrived.
  private void isThereOnceHoweverOftenItIsSent(AppealTicket appeal, String theirs) {
    Await.until(() -> passage(appeal).path("waiting").isEmpty());
    sql.sql(
            """
            update messaging.delivery set state = 'WAITING', settled_at = null, next_attempt_at = now()
            where channel = 'EXCHANGE_FILE' and number = ?
            """)
        .param(appeal.number())
        .update();
    Await.until(() -> passage(appeal).path("waiting").isEmpty());
    assertEquals(1, there(theirs).size());
    long traces =
        ApiClient.as(port, "dispatcher-1")
            .get("/api/casework/orders/" + appeal.number())
            .body()
            .path("history")
            .valueStream()
            .filter(event -> event.path("kind").asString().equals("AttachmentSent"))
            .count();
    assertEquals(1, traces, "that it went out is written down once, before the first try");
  }

  private void whatComesLaterFollows(AppealTicket appeal, String theirs) throws Exception {
    send(appeal, "later.png", picture(2, 500));
    Await.until(() -> there(theirs).size() == 2);
  }

  private void handsOff(AppealTicket appeal, String theirs, String secret) throws IOException {
    var hand = new HandSignedFile(neighbour.port, part(appeal), secret);
    int files = filesInTheFolder();
    byte[] other = picture(3, 4000);
    byte[] changed = other.clone();
    changed[3999] ^= 1;
    assertEquals("BytesDiffer", hand.send(hand.told(other), changed));
    assertEquals("BytesDiffer", hand.send(hand.told(other), Arrays.copyOf(other, 3000)));
    assertEquals("TooLarge", hand.send(hand.told("x", (20 << 20) + 1, other), other));
    byte[] harm = ("text " + ScriptedClamd.HARM).getBytes(StandardCharsets.UTF_8);
    assertEquals("FileInfected", hand.send(hand.told(harm), harm));
    byte[] elf = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0};
    assertEquals("FileOfNoUse", hand.send(hand.told(elf), elf));
    assertEquals("NotOurs", hand.send(hand.with("part-of-nobody").told(other), other));
    assertEquals("SealRefused", hand.sealed(SqlPartners.newSecret()).send(hand.told(other), other));
    hand.cut(hand.told(other), other);
    assertEquals(2, there(theirs).size());
    Await.until(() -> filesInTheFolder() == files);
    clamd.isSilent = true;
    assertEquals("", hand.send(hand.told(other), other));
    clamd.isSilent = false;
    JsonNode waiting = there(theirs).get(2);
    assertEquals("WAITING", waiting.path("scan").asString());
    assertEquals(404, opened(waiting.path("id").asString()).statusCode(), "not before a scan");
  }

  private static int filesInTheFolder() {
    try (var files = Files.list(neighbour.folder().resolve("attachments"))) {
      return (int) files.count();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private void theUnitsFilesComeBackWithTheResult(AppealTicket appeal, String theirs)
      throws Exception {
    var walk = new OrderWalkthrough(neighbour.bean(Casework.class), neighbour.bean(Identity.class));
    walk.untilCallback(theirs);
    byte[] site = picture(4, 2 << 20);
    byte[] internal = picture(5, 900);
    add(theirs, "handler-310115", "现场.png", site);
    add(theirs, "agent-1", "citizens-own.png", internal);
    var callback = neighbour.as("callback-1");
    var order = callback.get("/api/casework/orders/" + theirs).body().path("order");
    var waived = Map.of("reason", "由来件平台回访", "seen", order.path("version").asInt());
    String path = "/api/casework/orders/" + order.path("id").asString() + "/steps/waive-callback";
    clamd.isSilent = true;
    scannedThere("现场.png", "NOT_SCANNED");
    assertEquals(200, callback.post(path, waived).status());
    whatNobodyScannedWaitsWhereThereIsAScanner(appeal, theirs);
    clamd.isSilent = false;
    scannedThere("现场.png", "CLEAN");
    Await.until(() -> here(appeal).size() == 3);
    Await.until(() -> passage(appeal).at("/crossing/state").asString().equals("ENDED"));
    JsonNode back = here(appeal).get(2);
    assertEquals("现场.png", back.path("name").asString());
    assertEquals("platform:" + NEXT, back.path("by").asString());
    assertArrayEquals(site, openedHere(back.path("id").asString()));
    assertEquals(1, passage(appeal).at("/crossing/files").asInt());
    assertEquals(1, passage(appeal).path("filesHere").asInt(), "what was ours does not come back");
  }

  /// The file was kept before the scanner was set up.
  private void whatNobodyScannedWaitsWhereThereIsAScanner(AppealTicket appeal, String theirs) {
    var there = neighbour.as("dispatcher-1");
    String passages = "/api/portal/exchange/orders/" + id(there, theirs);
    Await.until(() ->
        there
            .get(passages)
            .body()
            .at("/0/waiting")
            .valueStream()
            .anyMatch(one -> one.path("error").asString("").contains("scanner")));
    assertEquals(2, here(appeal).size());
  }

  private static void scannedThere(String name, String scan) {
    int scanned =
        neighbour
            .bean(JdbcClient.class)
            .sql("update casework.attachment set scan = ? where name = ?")
            .params(scan, name)
            .update();
    assertEquals(1, scanned);
  }

  /// A picture may show who appealed.
  private void anAnonymousAppellantsFilesStayHere() throws Exception {
    AppealTicket appeal = appealed(true);
    send(appeal, "me.png", picture(6, 700));
    forward(appeal);
    Await.until(() -> passage(appeal).at("/crossing/number").isString());
    String theirs = passage(appeal).at("/crossing/number").asString();
    assertEquals(0, deliveries(appeal));
    assertEquals(0, there(theirs).size());
    var api = neighbour.as("dispatcher-1");
    var order = api.get("/api/casework/orders/" + id(api, theirs)).body();
    assertEquals("锦绣路3号，到了打［电话］", order.path("address").asString(), order::toString);
  }

  private void nothingGoesBeforeItIsScanned() throws Exception {
    AppealTicket appeal = appealed(false);
    send(appeal, "unknown.png", picture(7, 800));
    send(appeal, "harm.png", picture(8, 800));
    scanned(appeal, "unknown.png", "WAITING");
    scanned(appeal, "harm.png", "INFECTED");
    forward(appeal);
    Await.until(() -> passage(appeal).at("/crossing/number").isString());
    String theirs = passage(appeal).at("/crossing/number").asString();
    Await.until(() -> waitsForTheScannerWithoutATry(passage(appeal).at("/waiting/0")));
    assertEquals(0, there(theirs).size());
    scanned(appeal, "unknown.png", "CLEAN");
    Await.until(() -> there(theirs).size() == 1);
    assertEquals("unknown.png", there(theirs).get(0).path("name").asString());
    assertEquals(1, deliveries(appeal), "what harms is not even tried");
  }

  /// A look at it is counted until it is known to be no try.
  private static boolean waitsForTheScannerWithoutATry(JsonNode file) {
    return file.path("error").asString("").contains("scanner")
        && file.path("attempts").asInt() == 0;
  }

  private void scanned(AppealTicket appeal, String name, String scan) {
    sql.sql(
            """
            update casework.attachment set scan = ? where name = ? and order_id =
              (select id from casework.work_order where number = ?)
            """)
        .params(scan, name, appeal.number())
        .update();
  }

  private int deliveries(AppealTicket appeal) {
    return sql.sql(
            "select count(*) from messaging.delivery where channel = 'EXCHANGE_FILE' and number = ?")
        .param(appeal.number())
        .query(Integer.class)
        .single();
  }

  private AppealTicket appealed(boolean isAnonymous) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "type", "HELP",
                "category", "01010101",
                "title", "老母亲在邻市住院",
                "description", "老人在邻市医院透析，需要协调接送。",
                "district", "310115",
                "address", "锦绣路3号，到了打13900002222",
                "name", "赵小兰",
                "phone", "13900002222"));
    body.put("anonymous", isAnonymous);
    var sent = ApiClient.browser(port).post("/api/portal/appeals", body).body();
    return new AppealTicket(sent.path("number").asString(), sent.path("code").asString());
  }

  private void forward(AppealTicket appeal) {
    var dispatcher = ApiClient.as(port, "dispatcher-1");
    var order = dispatcher.get("/api/casework/orders/" + appeal.number()).body().path("order");
    Map<String, Object> wish =
        Map.of("platform", NEXT, "reason", "在邻市", "seen", order.path("version").asInt());
    String path = "/api/casework/orders/" + order.path("id").asString() + "/steps/forward";
    var done = dispatcher.post(path, wish);
    assertEquals(200, done.status(), done.body().toString());
  }

  private static String id(ApiClient api, String number) {
    return api.get("/api/casework/orders/" + number).body().at("/order/id").asString();
  }

  private String part(AppealTicket appeal) {
    return ApiClient.as(port, "dispatcher-1")
        .get("/api/casework/orders/" + appeal.number())
        .body()
        .at("/order/assignments/0/id")
        .asString();
  }

  private JsonNode passage(AppealTicket appeal) {
    var api = ApiClient.as(port, "dispatcher-1");
    return api.get("/api/portal/exchange/orders/" + id(api, appeal.number())).body().path(0);
  }

  private JsonNode here(AppealTicket appeal) {
    var api = ApiClient.as(port, "reviewer-1");
    return api.get("/api/casework/orders/" + id(api, appeal.number()) + "/attachments").body();
  }

  private JsonNode there(String theirs) {
    var api = neighbour.as("dispatcher-1");
    return api.get("/api/casework/orders/" + id(api, theirs) + "/attachments").body();
  }

  private void send(AppealTicket appeal, String name, byte[] file) throws Exception {
    String path =
        "/api/portal/orders/%s/attachments?code=%s&name=%s"
            .formatted(appeal.number(), appeal.code(), encoded(name));
    post(port, TestData.FOLDER, path, "operator", file);
  }

  private void add(String theirs, String staff, String name, byte[] file) throws Exception {
    String order = id(neighbour.as("dispatcher-1"), theirs);
    String path = "/api/casework/orders/%s/attachments?name=%s".formatted(order, encoded(name));
    post(neighbour.port, neighbour.folder(), path, staff, file);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static void post(int at, Path folder, String path, String staff, byte[] file)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + at + path))
            .header("Authorization", "Bearer " + TestData.tokenIn(folder))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file));
    if (!staff.equals("operator")) {
      request.header("X-Vigil-As", staff);
    }
    var sent =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(201, sent.statusCode(), sent.body());
  }

  private byte[] openedHere(String attachment) {
    return get(port, TestData.FOLDER, "reviewer-1", attachment).body();
  }

  private static HttpResponse<byte[]> opened(String attachment) {
    return get(neighbour.port, neighbour.folder(), "dispatcher-1", attachment);
  }

  private static HttpResponse<byte[]> get(int at, Path folder, String staff, String attachment) {
    String url =
        "http://localhost:%d/api/casework/attachments/%s?why=HANDLING".formatted(at, attachment);
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + TestData.tokenIn(folder))
            .header("X-Vigil-As", staff)
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
