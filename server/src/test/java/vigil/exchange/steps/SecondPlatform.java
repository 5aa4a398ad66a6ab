package vigil.exchange.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vigil.FreePort;
import vigil.TestData;
import vigil.Vigil;
import vigil.identity.web.ApiClient;
import vigil.kernel.database.TestDatabase;

/// Another whole server, with a port, a folder and a database of its own; down until it is started.
final class SecondPlatform implements AutoCloseable {
  final String code;
  final int port;
  private final Path folder;
  private @Nullable ConfigurableApplicationContext running;

  SecondPlatform(String code) {
    this.code = code;
    port = FreePort.find();
    folder = TestData.FOLDER.resolveSibling("test-data-" + code);
  }

  void start(String... more) {
    String owner = TestDatabase.freshUrl();
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.port=" + port,
                "--vigil.demo=true",
                "--vigil.understanding.train-at-start=false",
                "--vigil.sip.port=0",
                "--vigil.media.control=127.0.0.1:1",
                "--vigil.data=" + folder,
                "--vigil.database.url=" + TestDatabase.serviceUrl(owner),
                "--vigil.database.owner-url=" + owner,
                "--vigil.portal.exchange.code=" + code,
                "--vigil.portal.hooks.inside=true",
                "--vigil.portal.delivery.first-retry=200ms",
                "--spring.jmx.enabled=false"));
    settings.addAll(List.of(more));
    running = new SpringApplicationBuilder(Vigil.class).run(settings.toArray(String[]::new));
  }

  <T> T bean(Class<T> type) {
    return java.util.Objects.requireNonNull(running).getBean(type);
  }

  Path folder() {
    return folder;
  }

  ApiClient operator() {
    return ApiClient.operator(port, folder);
  }

  ApiClient as(String staff) {
    return operator().with("X-Vigil-As", staff);
  }

  /// Makes another platform known to an operator's server.
  ///
  /// @param secret null to have one made
  /// @return the secret
  static String enter(ApiClient operator, String code, int itsPort, @Nullable String secret) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("code", code);
    wish.put("name", "邻市12345");
    wish.put("nameEn", "Next city 12345");
    wish.put("url", "http://localhost:" + itsPort + "/");
    wish.put("secret", secret);
    var made = operator.post("/api/portal/partners", wish);
    assertEquals(201, made.status(), made.body().toString());
    return made.body().path("secret").asString();
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
