package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;

/// Who gets in, over real HTTP.
@ServerTest
class SecurityFilterSetupTest {
  @LocalServerPort int port;

  @Test
  void aStrangerIsAskedToSignIn() {
    var answer = ApiClient.browser(port).get("/api/identity/me");
    assertEquals(401, answer.status());
    assertEquals("SignInFirst", answer.why());
  }

  @Test
  void theLocalOperatorActsAsOperatorOrAsDemoStaff() {
    assertEquals(
        "local-operator",
        ApiClient.operator(port).get("/api/identity/me").body().path("id").asString());
    assertEquals(
        "agent-1",
        ApiClient.as(port, "agent-1").get("/api/identity/me").body().path("id").asString());
    assertEquals("NotInDemo", ApiClient.as(port, "nobody").get("/api/identity/me").why());
  }

  @Test
  void aWrongTokenIsRefused() {
    var answer =
        ApiClient.browser(port).with("Authorization", "Bearer guess").get("/api/identity/me");
    assertEquals(401, answer.status());
    assertEquals("WrongToken", answer.why());
  }

  @Test
  void aRoleThatIsNotPermittedIsRefused() {
    assertEquals(200, ApiClient.operator(port).get("/api/identity/staff").status());
    var answer = ApiClient.as(port, "agent-1").get("/api/identity/staff");
    assertEquals(403, answer.status());
    assertEquals("NotYourRole", answer.why());
  }

  @Test
  void aPostWithoutTheCsrfHeaderOrWithAWrongOneIsRefused() {
    var body = Map.of("staff", "agent-1", "password", "guess");
    var wrong =
        ApiClient.browser(port).with("X-XSRF-TOKEN", "wrong").post("/api/identity/sign-in", body);
    assertEquals(403, wrong.status());
    assertEquals("CsrfMissing", wrong.why());
    var right = ApiClient.browser(port).post("/api/identity/sign-in", body);
    assertEquals("WrongSignIn", right.why());
  }

  @Test
  void onlyHealthIsOpenAmongTheOperatorsPages() {
    assertEquals(200, ApiClient.browser(port).get("/actuator/health").status());
    assertEquals(401, ApiClient.browser(port).get("/actuator/prometheus").status());
    assertEquals(200, ApiClient.operator(port).get("/actuator/prometheus").status());
  }

  @Test
  void aCitizenNeedsNoCsrfHeaderUnlessThereIsASessionToRideOn() {
    var body = Map.of("number", "20220402-000001-7");
    var outside = ApiClient.stranger(port).post("/api/portal/none-such", body);
    assertEquals(404, outside.status());
    var riding =
        ApiClient.stranger(port)
            .with("Cookie", "SESSION=anything")
            .post("/api/portal/none-such", body);
    assertEquals("CsrfMissing", riding.why());
  }
}
