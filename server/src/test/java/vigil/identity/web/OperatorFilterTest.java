package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import vigil.identity.steps.IdentitySettings;
import vigil.identity.steps.OperatorToken;

/// The local operator's token: from this machine only, in another's place only in the demo.
class OperatorFilterTest {
  @TempDir Path folder;

  @AfterEach
  void nobodyIsLeftSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void theTokenIsReadableByItsOwnerOnly() throws IOException {
    new OperatorToken(settings(false));
    var rights = Files.getPosixFilePermissions(folder.resolve("operator-token"));
    assertEquals("rw-------", PosixFilePermissions.toString(rights));
  }

  @Test
  void theTokenOpensFromThisMachineOnly() throws Exception {
    assertEquals(200, ask(true, "127.0.0.1", "").getStatus());
    assertNotNull(SecurityContextHolder.getContext().getAuthentication());
    SecurityContextHolder.clearContext();
    assertEquals(401, ask(true, "192.0.2.1", "").getStatus());
    assertNull(SecurityContextHolder.getContext().getAuthentication());
  }

  @Test
  void theTokenDoesNotOpenByWayOfAProxy() throws Exception {
    for (String header :
        List.of("X-Forwarded-For", "x-forwarded-proto", "Forwarded", "X-Real-IP", "Via")) {
      assertEquals(401, ask(true, "127.0.0.1", "", header).getStatus(), header);
      assertNull(SecurityContextHolder.getContext().getAuthentication());
    }
  }

  @Test
  void withoutTheDemoNobodyActsAsAnother() throws Exception {
    assertEquals(200, ask(true, "::1", "agent-1").getStatus());
    assertEquals(403, ask(false, "::1", "agent-1").getStatus());
    assertEquals(200, ask(false, "::1", "").getStatus());
  }

  private MockHttpServletResponse ask(boolean isDemo, String from, String as, String... headers)
      throws Exception {
    var settings = settings(isDemo);
    var token = new OperatorToken(settings);
    var filter = new OperatorFilter(token, new AnyStaff(), settings, InstantSource.system());
    var request = new MockHttpServletRequest("GET", "/api/identity/me");
    request.setRemoteAddr(from);
    String secret = Files.readString(folder.resolve("operator-token")).strip();
    request.addHeader("Authorization", "Bearer " + secret);
    for (String header : headers) {
      request.addHeader(header, "127.0.0.1");
    }
    if (!as.isEmpty()) {
      request.addHeader(OperatorFilter.AS, as);
    }
    var response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response;
  }

  private IdentitySettings settings(boolean isDemo) {
    return new IdentitySettings(URI.create("http://localhost:8080"), folder, isDemo);
  }
}
