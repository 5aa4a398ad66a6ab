package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vigil.ServerTest;
import vigil.identity.steps.DemoDataChecks;
import vigil.identity.store.SqlInstallation;

/// A house without the demo city: how its first people come, and that the operator's token is
/// nobody where two are needed.
@ServerTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealInstallationTest {
  @TempDir static Path folder;
  @LocalServerPort int port;
  @Autowired SqlInstallation house;

  @DynamicPropertySource
  static void real(DynamicPropertyRegistry settings) {
    settings.add("vigil.demo", () -> "false");
    settings.add("vigil.data", folder::toString);
  }

  private static Map<String, Object> person(String id, String... roles) {
    return Map.of("id", id, "name", id, "nameEn", id, "roles", List.of(roles));
  }

  private ApiClient.Answer found(List<?> people) {
    return token().post("/api/identity/founders", Map.of("people", people));
  }

  private ApiClient token() {
    return ApiClient.operator(port, folder);
  }

  @Test
  @Order(1)
  void theFirstPeopleAreNamedOnceAndAreEnoughToBeTwoForEachOther() {
    assertEquals("TooFewFounders", found(List.of(person("first-1", "MANAGER"))).why());
    var people =
        List.of(
            person("first-1", "OPERATOR"),
            person("first-2", "MANAGER"),
            person("first-3", "MANAGER"));
    var founded = found(people);
    assertEquals(201, founded.status(), () -> founded.body().toString());
    String link = URI.create(founded.body().path("links").path("first-2").asString()).getPath();
    var invited =
        ApiClient.browser(port).get("/api/identity/enrolments" + link.substring("/enrol".length()));
    assertEquals("first-2", invited.body().path("staff").asString());
    assertEquals("FoundedAlready", found(people).why());
  }

  @Test
  @Order(2)
  void theTokenIsNobodyWhereTwoAreNeeded() {
    var made = token().post("/api/identity/enrolments", Map.of("staff", "first-2"));
    assertEquals("TokenAlone", made.why());
    assertEquals("TokenIsNobody", token().get("/api/identity/links").why());
    var proposed = token().post("/api/city/editions/any/propose", Map.of("seen", 1));
    assertEquals("TokenIsNobody", proposed.why());
    assertEquals("NotInDemo", token().with("X-Vigil-As", "first-2").get("/api/identity/me").why());
  }

  @Test
  @Order(3)
  void noPageSaysThatItIsADemo() {
    assertFalse(
        ApiClient.stranger(port).get("/api/identity/house").body().path("isDemo").asBoolean());
  }

  @Test
  @Order(4)
  void theDemoDoesNotComeOverRealData() {
    assertEquals(false, house.isDemo().orElseThrow());
    var refused =
        assertThrows(
            IllegalStateException.class,
            () -> DemoDataChecks.start(house, folder, true, InstantSource.system()));
    assertTrue(String.valueOf(refused.getMessage()).contains("no demo's"));
  }
}
