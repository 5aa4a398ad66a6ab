package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vigil.FreePort;
import vigil.ServerTest;
import vigil.kernel.Await;

/// The server behind Debian's nginx, which ends TLS, by the file that operators are given:
/// `ops/nginx/vigil.conf`.
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindNginxTest {
  private static final int OUTSIDE = FreePort.find();
  private static final URI PUBLIC = URI.create("https://localhost:" + OUTSIDE);

  /// An address of this machine that is no stated proxy's.
  private static final String CLIENT = "127.0.0.2";

  @TempDir static Path folder;
  @LocalServerPort int port;
  @Autowired JdbcClient db;

  private SelfSignedCertificate certificate;
  private Process nginx;

  @DynamicPropertySource
  static void behindAProxy(DynamicPropertyRegistry settings) {
    settings.add("vigil.public-url", PUBLIC::toString);
    settings.add("vigil.proxy.trusted", () -> "127.0.0.1");
  }

  @BeforeAll
  void startNginx() throws Exception {
    certificate = SelfSignedCertificate.in(folder);
    String site =
        Files.readString(Path.of("../ops/nginx/vigil.conf"))
            .replace("listen 443 ssl", "listen 127.0.0.1:" + OUTSIDE + " ssl")
            .replace("server_name hotline.city.example", "server_name localhost")
            .replace("/etc/ssl/hotline.city.example.pem", certificate.chain().toString())
            .replace("/etc/ssl/hotline.city.example.key", certificate.key().toString())
            .replace("127.0.0.1:8080", "127.0.0.1:" + port);
    Path file =
        Files.writeString(
            folder.resolve("nginx.conf"),
            """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log stderr warn;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
            %2$s
            }
            """
                .formatted(folder, site));
    nginx =
        new ProcessBuilder("/usr/sbin/nginx", "-p", folder.toString(), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    Await.until(() -> {
      assertTrue(nginx.isAlive(), () -> "nginx ended: " + log());
      return opens("127.0.0.1", OUTSIDE);
    });
  }

  @AfterAll
  void stopNginx() throws InterruptedException {
    nginx.destroy();
    assertTrue(nginx.waitFor(10, TimeUnit.SECONDS));
  }

  @Test
  void aLimitCountsTheClientAndNotWhatHeSaysHeIs() {
    var client =
        outside(CLIENT)
            .with("X-Forwarded-For", "203.0.113.9, 127.0.0.1")
            .with("Forwarded", "for=203.0.113.9");
    assertEquals(404, client.get("/api/portal/orders/20220402-000001-7?code=123456").status());
    assertTrue(isCounted(CLIENT));
    assertFalse(isCounted("203.0.113.9"));
    assertFalse(isCounted("127.0.0.1"));
  }

  @Test
  void anIpv6SubscriberIsOneWhicheverOfItsAddressesItTakes() {
    for (String address : List.of("2001:db8:7::1", "2001:db8:7::2")) {
      ApiClient.stranger(port)
          .with("X-Forwarded-For", address)
          .get("/api/portal/orders/20220402-000001-7?code=123456");
    }
    assertEquals(2, counted("2001:db8:7:0:0:0:0:0/64"));
  }

  @Test
  void theSessionIsSecureAndBoundToThisHost() {
    var key = new VirtualAuthenticator(PUBLIC.toString());
    var made =
        ApiClient.operator(port).post("/api/identity/enrolments", Map.of("staff", "agent-7"));
    String link = URI.create(made.body().path("url").asString()).getPath();
    String enrol = "/api/identity/enrolments" + link.substring("/enrol".length());
    var browser = outside(CLIENT);
    var begun = browser.post(enrol, Map.of("password", "correct horse battery"));
    browser.post(
        enrol + "/passkey",
        Map.of("credential", key.create(begun.body().path("options")), "label", "key"));
    var next =
        browser.post(
            "/api/identity/sign-in",
            Map.of("staff", "agent-7", "password", "correct horse battery"));
    var answer =
        browser.post(
            "/api/identity/sign-in/passkey",
            Map.of("credential", key.get(next.body().path("options"))));
    assertEquals(200, answer.status(), () -> answer.body().toString());
    String cookie = browser.setCookie("__Host-SESSION");
    for (String part : List.of("Secure", "HttpOnly", "SameSite=Strict", "Path=/")) {
      assertTrue(cookie.contains(part), cookie);
    }
    assertFalse(cookie.contains("Domain"), cookie);
    assertEquals(200, browser.get("/api/identity/me").status());
    assertEquals(
        CLIENT,
        db.sql(
                """
                select body ->> 'address' from kernel.fact
                where kind like '%SignedIn' and subject = 'agent-7' order by seq desc limit 1
                """)
            .query(String.class)
            .single());
  }

  @Test
  void aBrowserThatCameOnceByHttpsComesByNothingElse() {
    var page = outside(CLIENT).whole("/api/identity/me");
    assertEquals(
        "max-age=31536000", page.headers().firstValue("Strict-Transport-Security").orElse(""));
    String csrf =
        ApiClient.stranger(port)
            .whole("/api/identity/me")
            .headers()
            .allValues("Set-Cookie")
            .stream()
            .filter(it -> it.startsWith("XSRF-TOKEN="))
            .findFirst()
            .orElseThrow();
    assertTrue(csrf.contains("Secure"), csrf);
  }

  @Test
  void theOperatorsTokenIsRefusedByWayOfTheProxy() {
    assertEquals(200, ApiClient.operator(port).get("/api/identity/me").status());
    var outside = outside("127.0.0.1");
    outside.with("Authorization", "Bearer " + vigil.TestData.token());
    assertEquals("WrongToken", outside.get("/api/identity/me").why());
  }

  @Test
  void theServerItselfListensOnLoopbackOnly() throws IOException {
    for (var net : NetworkInterface.networkInterfaces().toList()) {
      for (InetAddress address : net.inetAddresses().toList()) {
        if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
          assertFalse(opens(address.getHostAddress(), port), address::toString);
        }
      }
    }
    assertTrue(opens("127.0.0.1", port));
  }

  private ApiClient outside(String from) {
    try {
      return ApiClient.browser(
          PUBLIC,
          HttpClient.newBuilder()
              .sslContext(certificate.trusting())
              .localAddress(InetAddress.getByName(from)));
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  private boolean isCounted(String who) {
    return counted(who) > 0;
  }

  private int counted(String who) {
    return db.sql(
            "select coalesce(max(used), 0) from kernel.allowance where what = 'WRONG_CODE' and who = ?")
        .param(who)
        .query(Integer.class)
        .single();
  }

  private static boolean opens(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 2_000);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private static String log() {
    try {
      return Files.readString(folder.resolve("nginx.log"));
    } catch (IOException none) {
      return none.toString();
    }
  }
}
