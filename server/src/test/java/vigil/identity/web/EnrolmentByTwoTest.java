package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.ServerTest;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.StaffDirectory;

/// An account that decides as a second person is opened by two, over real HTTP.
@ServerTest
class EnrolmentByTwoTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String LINKS = "/api/identity/links";

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired StaffDirectory register;
  @Autowired TransactionTemplate transaction;

  @Value("${vigil.public-url}")
  String origin;

  // promise: web/src/identity/zh.ts «批准前，此链接打不开任何账号»
  // promise: web/src/identity/en.ts «Until a second person approves it, it opens nothing»
  @Test
  void theLinkOpensNothingUntilASecondPersonApprovesItAndThenWantsHerCode() {
    long before =
        db.sql("select coalesce(max(seq), 0) from kernel.fact").query(Long.class).single();
    enrol(foundingLink("manager-3"), null, new VirtualAuthenticator(origin));
    String path = link("operator-1", "manager-3");
    assertEquals(List.of("LINK_MADE"), told("manager-3"));
    assertEquals("LinkWaits", ApiClient.browser(port).get(path).why());
    assertEquals("LinkWaits", begin(path, null).why());
    String id = waiting("manager-3");
    assertEquals("OwnLink", ApiClient.as(port, "operator-1").post(approve(id), Map.of()).why());
    assertEquals("OwnAccount", ApiClient.as(port, "manager-3").post(approve(id), Map.of()).why());
    assertEquals("TokenIsNobody", ApiClient.operator(port).post(approve(id), Map.of()).why());
    assertEquals("NotYourRole", ApiClient.as(port, "agent-1").post(approve(id), Map.of()).why());
    assertEquals("LinkWaits", begin(path, null).why());

    var approved = ApiClient.as(port, "manager-2").post(approve(id), Map.of());
    assertEquals(200, approved.status(), () -> approved.body().toString());
    String code = approved.body().path("code").asString();
    assertEquals(404, ApiClient.as(port, "manager-1").post(approve(id), Map.of()).status());
    assertTrue(ApiClient.browser(port).get(path).body().path("wantsCode").asBoolean());
    assertEquals("CodeWrong", begin(path, null).why(), "the link alone opens nothing");
    assertEquals("CodeWrong", begin(path, "00000000").why());
    enrol(path, code, new VirtualAuthenticator(origin));
    assertEquals(
        List.of("LinkMade", "Enrolled", "LinkMade", "LinkApproved", "Enrolled"),
        db.sql(
                """
                select substring(kind from '[^.]+$') from kernel.fact
                where subject = 'manager-3' and kind like 'identity.%' and seq > ? order by seq
                """)
            .param(before)
            .query(String.class)
            .list());
    assertEquals(List.of("KEY_SET"), told("manager-3"), "the owner from before is told");
  }

  // promise: web/src/identity/zh.ts «输错 5 次，链接即失效»
  @Test
  void fiveWrongCodesEndTheLink() {
    String path = link("operator-1", "leader-1");
    var code =
        ApiClient.as(port, "manager-2")
            .post(approve(waiting("leader-1")), Map.of())
            .body()
            .path("code");
    for (int i = 0; i < 5; i++) {
      assertEquals("CodeWrong", begin(path, "x" + i).why());
    }
    assertEquals("CodeWrong", begin(path, code.asString()).why(), "even the right one");
  }

  // promise: web/src/identity/zh.ts «不批准，链接即失效»
  @Test
  void aLinkThatIsRefusedNoLongerWorks() {
    String path = link("operator-1", "manager-1");
    var refused =
        ApiClient.as(port, "manager-2")
            .post(LINKS + "/" + waiting("manager-1") + "/refuse", Map.of());
    assertEquals(200, refused.status());
    assertEquals("LinkUnknown", ApiClient.browser(port).get(path).why());
  }

  /// An operator makes an agent's link alone, keeps the key, and has a second person make a manager
  /// of the agent in good faith: the operator would be two people.
  @Test
  void aKeyOfOnePersonsLinkEndsWhenTheAccountGrows() {
    var agent = new Staff("grower-1", "长", "Grower", Set.of(Role.AGENT), null, null);
    enter(agent);
    var key = new VirtualAuthenticator(origin);
    enrol(link("operator-1", "grower-1"), null, key);
    assertEquals("passkey", signIn("grower-1").body().path("next").asString());
    String kept = link("operator-1", "grower-1");
    enter(new Staff("grower-1", "长", "Grower", Set.of(Role.AGENT, Role.MANAGER), null, null));
    assertEquals("WrongSignIn", signIn("grower-1").why());
    assertFalse(ApiClient.browser(port).get(kept).status() == 200, "a link from before is over");
    assertTrue(told("grower-1").contains("KEY_ENDED"));
    String anew = link("operator-1", "grower-1");
    assertEquals("LinkWaits", begin(anew, null).why());
  }

  /// The owner sees it at the next sign-in, or where a session is open, until it is marked as seen.
  // promise: web/src/identity/zh.ts «如果不是您要求的，请立即告诉值班经理»
  @Test
  void theOwnerOfAnAccountIsToldOfEachLink() {
    enrol(foundingLink("handler-310151"), null, new VirtualAuthenticator(origin));
    link("operator-1", "handler-310151");
    var owner = ApiClient.as(port, "handler-310151");
    var notice = owner.get("/api/identity/notices").body().get(0);
    assertEquals("LINK_MADE", notice.path("what").asString());
    assertEquals("operator-1", notice.path("by").asString());
    String seen = "/api/identity/notices/" + notice.path("id").asString() + "/seen";
    assertEquals(
        404, ApiClient.as(port, "agent-1").post(seen, Map.of()).status(), "it is not hers");
    assertEquals(204, owner.post(seen, Map.of()).status());
    assertEquals(0, owner.get("/api/identity/notices").body().size());
  }

  private void enter(Staff one) {
    transaction.executeWithoutResult(_ -> {
      var all = new ArrayList<>(register.list());
      all.removeIf(it -> it.id().equals(one.id()));
      all.add(one);
      register.replaceAll(all, "manager-1");
    });
  }

  private List<String> told(String staff) {
    return db.sql("select what from identity.notice where staff = ?")
        .param(staff)
        .query((row, _) -> row.getString("what"))
        .list();
  }

  private String foundingLink(String staff) {
    return link(ApiClient.operator(port), staff);
  }

  private String link(String by, String staff) {
    return link(ApiClient.as(port, by), staff);
  }

  private static String link(ApiClient by, String staff) {
    var made = by.post("/api/identity/enrolments", Map.of("staff", staff));
    assertEquals(201, made.status(), () -> made.body().toString());
    String path = URI.create(made.body().path("url").asString()).getPath();
    return "/api/identity/enrolments" + path.substring("/enrol".length());
  }

  private String waiting(String staff) {
    for (var link : ApiClient.as(port, "manager-2").get(LINKS).body()) {
      if (link.path("owner").path("id").asString().equals(staff)) {
        return link.path("id").asString();
      }
    }
    throw new AssertionError("no link of " + staff + " waits");
  }

  private static String approve(String id) {
    return LINKS + "/" + id + "/approve";
  }

  private ApiClient.Answer begin(String path, @org.jspecify.annotations.Nullable String code) {
    return begin(ApiClient.browser(port), path, code);
  }

  private static ApiClient.Answer begin(
      ApiClient browser, String path, @org.jspecify.annotations.Nullable String code) {
    return browser.post(
        path,
        code == null ? Map.of("password", PASSWORD) : Map.of("password", PASSWORD, "code", code));
  }

  private void enrol(
      String path, @org.jspecify.annotations.Nullable String code, VirtualAuthenticator key) {
    var browser = ApiClient.browser(port);
    var begun = begin(browser, path, code);
    assertEquals(200, begun.status(), () -> begun.body().toString());
    var done =
        browser.post(
            path + "/passkey",
            Map.of("credential", key.create(begun.body().path("options")), "label", "key"));
    assertEquals(200, done.status(), () -> done.body().toString());
  }

  private ApiClient.Answer signIn(String staff) {
    return ApiClient.browser(port)
        .post("/api/identity/sign-in", Map.of("staff", staff, "password", PASSWORD));
  }
}
