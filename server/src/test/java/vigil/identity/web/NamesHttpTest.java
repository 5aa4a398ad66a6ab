package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vigil.ServerTest;

/// What colleagues are called.
@ServerTest
class NamesHttpTest {
  @LocalServerPort int port;

  @Test
  void theNamesOfThoseAskedForAndOfNobodyElse() {
    var clerk = ApiClient.as(port, "clerk-310101");
    var named = clerk.get("/api/identity/names?id=agent-1&id=nobody&id=agent-1").body();
    assertEquals(1, named.size());
    assertEquals("王秀兰", named.at("/0/name").asString());
    assertEquals(3, named.path(0).size(), "id and names, no roles");
    var many = IntStream.range(0, 100).mapToObj(i -> "id=x" + i).collect(Collectors.joining("&"));
    assertEquals(0, clerk.get("/api/identity/names?" + many + "&id=agent-1").body().size());
  }
}
