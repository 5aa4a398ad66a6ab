package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import tools.jackson.databind.JsonNode;
import vigil.identity.steps.StaffAuthentication;

/// A member of the demo city's staff who enrolled and signed in with a key in software.
///
/// @param browser with the session
record SignedInBrowser(String staff, ApiClient browser, VirtualAuthenticator key) {
  private static final String PASSWORD = "correct horse battery";
  private static final String STEP_UP = "/api/identity/step-up";
  private static final String CONTEXT = "SPRING_SECURITY_CONTEXT";

  static SignedInBrowser signedIn(int port, String origin, String staff) {
    var key = new VirtualAuthenticator(origin);
    var made = ApiClient.operator(port).post("/api/identity/enrolments", Map.of("staff", staff));
    assertEquals(201, made.status(), () -> made.body().toString());
    String link = URI.create(made.body().path("url").asString()).getPath();
    String enrol = "/api/identity/enrolments" + link.substring("/enrol".length());
    var browser = ApiClient.browser(port);
    var begun = browser.post(enrol, Map.of("password", PASSWORD));
    var done =
        browser.post(
            enrol + "/passkey",
            Map.of("credential", key.create(begun.body().path("options")), "label", "key"));
    assertEquals(200, done.status(), () -> done.body().toString());
    return new SignedInBrowser(staff, browser, key).inAnotherBrowser(port);
  }

  /// The same person and key, a session of its own.
  SignedInBrowser inAnotherBrowser(int port) {
    var other = ApiClient.browser(port);
    var next =
        other.post("/api/identity/sign-in", Map.of("staff", staff, "password", PASSWORD)).body();
    var answer =
        other.post(
            "/api/identity/sign-in/passkey", Map.of("credential", key.get(next.path("options"))));
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return new SignedInBrowser(staff, other, key);
  }

  /// Asks what the key is to answer.
  JsonNode challenge() {
    var asked = browser.post(STEP_UP, Map.of());
    assertEquals(200, asked.status(), () -> asked.body().toString());
    return asked.body().path("options");
  }

  ApiClient.Answer answer(Map<String, Object> credential) {
    return browser.post(STEP_UP + "/passkey", Map.of("credential", credential));
  }

  /// Touches the key once more.
  ApiClient.Answer touch() {
    return answer(key.get(challenge()));
  }

  /// As if so much time had gone by since the key was touched, or since the session began.
  <S extends Session> void age(SessionRepository<S> sessions, Duration by, boolean ofSession) {
    S session = session(sessions);
    SecurityContext context = session.getRequiredAttribute(CONTEXT);
    var who = (StaffAuthentication) Objects.requireNonNull(context.getAuthentication());
    var begun = ofSession ? who.at().minus(by) : who.at();
    var touched = ofSession ? who.touched() : who.touched().minus(by);
    context.setAuthentication(StaffAuthentication.of(staff, begun).touchedAt(touched));
    session.setAttribute(CONTEXT, context);
    sessions.save(session);
  }

  <S extends Session> S session(SessionRepository<S> sessions) {
    byte[] id = Base64.getDecoder().decode(browser.cookie("SESSION").orElseThrow());
    return Objects.requireNonNull(sessions.findById(new String(id, StandardCharsets.UTF_8)));
  }
}
