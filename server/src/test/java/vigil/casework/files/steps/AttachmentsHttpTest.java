package vigil.casework.files.steps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.TestData;
import vigil.casework.Attachments;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.portal.web.OrderWalkthrough;
import vigil.seal.SealHeader;

/// A citizen's pictures, from the telephone to the unit that handles the order.
@ServerTest
class AttachmentsHttpTest {
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 1, 2, 3
  };

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;
  @Autowired Attachments attachments;

  private record AppealTicket(String number, String code) {}

  private AppealTicket appealed() {
    return appealed(Map.of());
  }

  private AppealTicket appealed(Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "血透找不到医院");
    body.put("description", "父亲每周三次血透，原来的医院停诊。");
    body.put("district", "310115");
    body.put("address", "锦绣路1号");
    body.put("name", "王小明");
    body.put("phone", "13812345678");
    body.put("lat", 31.2215);
    body.put("lon", 121.5481);
    var sent = ApiClient.operator(port).post("/api/portal/appeals", body);
    assertEquals(201, sent.status(), sent.body().toString());
    return new AppealTicket(
        sent.body().path("number").asString(), sent.body().path("code").asString());
  }

  // promise: web/src/portal/zh.ts «这个文件未经安全扫描，可能有害。确需打开请选择理由；每次打开都会被记录。»
  @Test
  void aPictureReachesWhoMaySeeTheOrderAndIsKnownByItsBytes() throws Exception {
    AppealTicket appeal = appealed();
    var sent = send(appeal, "C:\\照片\\门口.exe", PNG);
    assertEquals(201, sent.statusCode(), sent.body());
    assertTrue(sent.body().contains("\"image/png\""), sent.body());
    assertTrue(sent.body().contains("\"NOT_SCANNED\""), "no scanner is set up, and so it is said");
    assertEquals(201, send(appeal, "again.png", PNG).statusCode());
    new OrderWalkthrough(casework, identity).untilCallback(appeal.number());
    String order = order(appeal);
    JsonNode list = attachments(order, "handler-310115");
    assertEquals(1, list.size(), "the same file is kept once");
    assertEquals("门口.exe.png", list.get(0).path("name").asString(), "it is a picture");
    String path = "/api/casework/attachments/" + list.get(0).path("id").asString();
    var warned = get(path, "handler-310115");
    assertEquals(409, warned.statusCode(), "no scanner looked at it: a warning first");
    assertTrue(new String(warned.body(), StandardCharsets.UTF_8).contains("NotScanned"));
    path += "?why=HANDLING";
    var opened = get(path, "handler-310115");
    assertEquals(200, opened.statusCode());
    assertArrayEquals(PNG, opened.body());
    Path file = TestData.FOLDER.resolve("attachments").resolve(list.get(0).path("id").asString());
    assertTrue(SealHeader.begins(Files.readAllBytes(file)), "nobody reads it on the disk");
    assertEquals("nosniff", opened.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertTrue(
        opened.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
    assertEquals(404, get(path, "handler-310112").statusCode(), "another district's");
    assertEquals(0, attachments(order, "handler-310112").size());
    var dossier =
        casework.find(order, identity.findStaff("dispatcher-1").orElseThrow()).orElseThrow();
    assertEquals("锦绣路1号 (31.22150, 121.54810)", dossier.addresses().address());
    assertTrue(dossier.history().stream().anyMatch(e -> e.kind().equals("UnscannedOpened")));
  }

  // promise: docs/rules.md «no unit and no other platform learns who called: no name, number, file
  // or own words»
  @Test
  void aUnitThatHasTheFileOfAHiddenCallerLearnsNothingBySendingIt() throws Exception {
    AppealTicket appeal = appealed(Map.of("anonymous", true));
    send(appeal, "simaqingyun-home.png", PNG);
    String order = order(appeal);
    var dispatch = Map.of("seen", 2, "lead", "d310115", "accused", "NONE");
    var given =
        ApiClient.as(port, "dispatcher-1")
            .post("/api/casework/orders/" + order + "/steps/dispatch", dispatch);
    assertEquals(200, given.status(), () -> given.body().toString());
    assertEquals(0, attachments(order, "handler-310115").size());
    var sent = give(order, "guess.png", "handler-310115");
    assertEquals(201, sent.statusCode(), sent.body());
    assertTrue(sent.body().contains("guess.png") && sent.body().contains("handler-310115"));
    JsonNode own = attachments(order, "handler-310115");
    assertEquals(1, own.size(), "and reads what it sent itself");
    assertEquals("guess.png", own.get(0).path("name").asString());
    assertEquals(2, attachments(order, "agent-1").size());
  }

  @Test
  void whatIsNoPictureOrPaperIsRefusedWhateverItIsCalled() throws Exception {
    AppealTicket appeal = appealed();
    byte[] elf = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0};
    String page = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    for (byte[] bad : List.of(elf, page.getBytes(StandardCharsets.UTF_8))) {
      var refused = send(appeal, "photo.png", bad);
      assertEquals(422, refused.statusCode(), refused.body());
      assertTrue(refused.body().contains("FileOfNoUse"), refused.body());
    }
    assertTrue(send(appeal, "empty.png", new byte[0]).body().contains("FileEmpty"));
    byte[] large = Arrays.copyOf(PNG, (20 << 20) + 1);
    assertTrue(send(appeal, "large.png", large).body().contains("FileTooLarge"));
    assertEquals(201, send(appeal, "most.png", Arrays.copyOf(PNG, 20 << 20)).statusCode());
    assertTrue(send(new AppealTicket(appeal.number(), "x"), "a.png", PNG).statusCode() == 404);
    for (int i = 1; i < 10; i++) {
      assertEquals(201, send(appeal, i + ".png", Arrays.copyOf(PNG, 100 + i)).statusCode());
    }
    assertTrue(send(appeal, "11.png", Arrays.copyOf(PNG, 99)).body().contains("TooManyFiles"));
  }

  // promise: docs/security.md «An order has ten files of each side at most»
  @Test
  void ofFilesThatComeAtOnceNoMoreAreKeptThanOneAfterTheOther() throws Exception {
    String order = order(appealed());
    List<Callable<Attachments.SaveResult>> files = new ArrayList<>();
    for (int i = 0; i < 3 * AttachmentsService.MOST; i++) {
      byte[] file = Arrays.copyOf(PNG, 200 + i);
      files.add(() -> attachments.save(order, "a.png", new ByteArrayInputStream(file), "citizen"));
    }
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : all.invokeAll(files)) {
        one.get();
      }
    }
    assertEquals(AttachmentsService.MOST, attachments(order, "dispatcher-1").size());
  }

  // promise: docs/security.md «A stranger's name of a file»
  @Test
  void aNameCannotTurnTheReadingNorLeaveTheHeader() throws Exception {
    AppealTicket appeal = appealed();
    assertEquals(201, send(appeal, "../.x\u202Egnp.\r\nX: 1\".exe", PNG).statusCode());
    JsonNode kept = attachments(order(appeal), "dispatcher-1").get(0);
    assertEquals("xgnp.X_ 1_.exe.png", kept.path("name").asString());
    String path = "/api/casework/attachments/" + kept.path("id").asString() + "?why=HANDLING";
    var opened = get(path, "dispatcher-1");
    assertEquals(200, opened.statusCode());
    String header = opened.headers().firstValue("Content-Disposition").orElse("");
    assertTrue(header.contains("xgnp.X_") && !header.contains("X:"), header);
  }

  @Test
  void thePictureOfTheCityHasSixteenDistrictsAndAPointIsInOneOfThem() {
    var outlines = ApiClient.browser(port).get("/api/portal/outlines").body();
    assertEquals(16, outlines.size());
    var where = ApiClient.browser(port).get("/api/portal/where?lat=31.2215&lon=121.5481").body();
    assertEquals("310115", where.path("district").asString());
    assertTrue(
        ApiClient.browser(port)
            .get("/api/portal/where?lat=39.9&lon=116.4")
            .body()
            .path("district")
            .isNull());
  }

  private String order(AppealTicket appeal) {
    return casework.findProgress(appeal.number(), appeal.code()).orElseThrow().id();
  }

  private JsonNode attachments(String order, String staff) {
    return ApiClient.as(port, staff).get("/api/casework/orders/" + order + "/attachments").body();
  }

  private HttpResponse<String> send(AppealTicket appeal, String name, byte[] file)
      throws Exception {
    String path =
        "/api/portal/orders/%s/attachments?code=%s&name=%s"
            .formatted(
                appeal.number(), appeal.code(), URLEncoder.encode(name, StandardCharsets.UTF_8));
    return post(request(path), file);
  }

  private HttpResponse<String> give(String order, String name, String staff) throws Exception {
    String path = "/api/casework/orders/" + order + "/attachments?name=" + name;
    return post(request(path).header("X-Vigil-As", staff), PNG);
  }

  private static HttpResponse<String> post(HttpRequest.Builder request, byte[] file)
      throws Exception {
    request
        .header("Content-Type", "application/octet-stream")
        .POST(HttpRequest.BodyPublishers.ofByteArray(file));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> get(String path, String staff)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            request(path).header("X-Vigil-As", staff).build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) throws IOException {
    String token = TestData.token();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }
}
