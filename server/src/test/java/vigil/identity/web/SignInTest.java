package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.identity.steps.EnrolmentLinks;

/// Enrolment and the two factors, with an authenticator in software, over real HTTP.
@ServerTest
class SignInTest {
  private static final String PASSWORD = "correct horse battery";

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  @Value("${vigil.public-url}")
  String origin;

  @Test
  void aLinkSetsPasswordAndPasskeyAndBothTogetherSignIn() {
    var key = new VirtualAuthenticator(origin);
    enrol("editor-1", key);
    var browser = ApiClient.browser(port);
    var next = password(browser, "editor-1", PASSWORD);
    assertEquals("passkey", next.body().path("next").asString());
    assertEquals(401, browser.get("/api/identity/me").status(), "a password alone opens nothing");
    var before = browser.cookie("SESSION");
    var me = passkey(browser, key.get(next.body().path("options")));
    assertEquals(200, me.status(), () -> me.body().toString());
    assertEquals("editor-1", me.body().path("id").asString());
    assertNotEquals(before, browser.cookie("SESSION"), "a session known before is not carried in");
    assertEquals(200, browser.get("/api/identity/me").status());
    assertEquals(204, browser.post("/api/identity/sign-out", Map.of()).status());
    assertEquals(401, browser.get("/api/identity/me").status());
  }

  @Test
  void aLinkWorksOnceOnly() {
    String link = enrol("leader-1", new VirtualAuthenticator(origin));
    var again = ApiClient.browser(port).get("/api/identity/enrolments" + token(link));
    assertEquals(410, again.status());
    assertEquals("LinkUsed", again.why());
    assertEquals("LinkUsed", begin(ApiClient.browser(port), link).why());
  }

  @Test
  void aLinkIsOverAfterTwentyFourHours() {
    String link = link("handler-gaj");
    assertEquals(
        200, ApiClient.browser(port).get("/api/identity/enrolments" + token(link)).status());
    db.sql(
            """
            update identity.enrolment set made_at = made_at - make_interval(secs => :life),
              expires_at = expires_at - make_interval(secs => :life) where staff = 'handler-gaj'\
            """)
        .param("life", EnrolmentLinks.LINK_LIFE.toSeconds())
        .update();
    assertEquals("LinkExpired", begin(ApiClient.browser(port), link).why());
    assertEquals("LinkUnknown", begin(ApiClient.browser(port), "/enrol/guess").why());
  }

  @Test
  void aNewLinkEndsTheOldKeyAndItsSessions() {
    var lost = new VirtualAuthenticator(origin);
    enrol("callback-2", lost);
    var browser = signIn("callback-2", lost);
    var found = new VirtualAuthenticator(origin);
    enrol("callback-2", found);
    assertEquals(401, browser.get("/api/identity/me").status());
    var other = ApiClient.browser(port);
    var next = password(other, "callback-2", PASSWORD);
    assertEquals("PasskeyRefused", passkey(other, lost.get(next.body().path("options"))).why());
    assertEquals(200, signIn("callback-2", found).get("/api/identity/me").status());
  }

  @Test
  void anothersPasskeyAnotherOriginAndAnOldAnswerAreRefused() {
    var hers = new VirtualAuthenticator(origin);
    var his = new VirtualAuthenticator(origin);
    enrol("clerk-fgj", hers);
    enrol("handler-fgj", his);
    var browser = ApiClient.browser(port);
    var next = password(browser, "clerk-fgj", PASSWORD);
    assertEquals("PasskeyRefused", passkey(browser, his.get(next.body().path("options"))).why());
    assertEquals(
        "PasswordFirst",
        passkey(browser, hers.get(next.body().path("options"))).why(),
        "a challenge is good for one answer");
    var phished = new VirtualAuthenticator("https://hotline.example.org");
    var first = begin(browser, link("clerk-mzj"));
    assertEquals(200, first.status());
    var refused =
        browser.post(
            "/api/identity/enrolments" + token(lastLink) + "/passkey",
            Map.of("credential", phished.create(first.body().path("options")), "label", "key"));
    assertEquals("PasskeyRefused", refused.why());
    assertEquals(
        200,
        ApiClient.browser(port).get("/api/identity/enrolments" + token(lastLink)).status(),
        "a refused key leaves the link as it was");
  }

  @Test
  void aWeakPasswordIsRefused() {
    var answer =
        ApiClient.browser(port)
            .post(
                "/api/identity/enrolments" + token(link("clerk-ybj")), Map.of("password", "short"));
    assertEquals(422, answer.status());
    assertEquals("PasswordTooWeak", answer.why());
  }

  @Test
  void guessingSlowsTheGuesserAndLocksNobodyElseOut() {
    var key = new VirtualAuthenticator(origin);
    enrol("clerk-rsj", key);
    db.sql(
            """
            insert into identity.attempt (staff, address, tries, free_at, last_at)
            values ('clerk-rsj', '192.0.2.7', 40, now() + interval '15 minutes', now())\
            """)
        .update();
    var browser = ApiClient.browser(port);
    assertEquals("WrongSignIn", password(browser, "clerk-rsj", "guess 1").why());
    assertEquals("WrongSignIn", password(browser, "clerk-rsj", "guess 2").why());
    assertEquals("WrongSignIn", password(browser, "clerk-rsj", "guess 3").why());
    var slowed = password(browser, "clerk-rsj", PASSWORD);
    assertEquals(429, slowed.status(), "even the right password waits");
    assertTrue(slowed.body().path("retryAfterSeconds").asLong() >= 1);
    assertEquals(200, signInFromElsewhere("clerk-rsj", key));
  }

  /// The one who was attacked from another address signs in at once.
  private int signInFromElsewhere(String staff, VirtualAuthenticator key) {
    db.sql("update identity.attempt set address = '192.0.2.8' where staff = ? and tries < 40")
        .param(staff)
        .update();
    return signIn(staff, key).get("/api/identity/me").status();
  }

  private String lastLink = "";

  private ApiClient signIn(String staff, VirtualAuthenticator key) {
    var browser = ApiClient.browser(port);
    var next = password(browser, staff, PASSWORD);
    assertEquals(200, passkey(browser, key.get(next.body().path("options"))).status());
    return browser;
  }

  private String enrol(String staff, VirtualAuthenticator key) {
    String link = link(staff);
    var browser = ApiClient.browser(port);
    var next = begin(browser, link);
    assertEquals(200, next.status(), () -> next.body().toString());
    var done =
        browser.post(
            "/api/identity/enrolments" + token(link) + "/passkey",
            Map.of("credential", key.create(next.body().path("options")), "label", "test key"));
    assertEquals(200, done.status(), () -> done.body().toString());
    return link;
  }

  private String link(String staff) {
    var made = ApiClient.operator(port).post("/api/identity/enrolments", Map.of("staff", staff));
    assertEquals(201, made.status());
    lastLink = URI.create(made.body().path("url").asString()).getPath();
    return lastLink;
  }

  private static ApiClient.Answer begin(ApiClient browser, String link) {
    return browser.post("/api/identity/enrolments" + token(link), Map.of("password", PASSWORD));
  }

  private static String token(String link) {
    return link.substring("/enrol".length());
  }

  private static ApiClient.Answer password(ApiClient browser, String staff, String password) {
    return browser.post("/api/identity/sign-in", Map.of("staff", staff, "password", password));
  }

  private static ApiClient.Answer passkey(ApiClient browser, Map<String, Object> credential) {
    return browser.post("/api/identity/sign-in/passkey", Map.of("credential", credential));
  }
}
