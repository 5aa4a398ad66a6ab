package vigil.identity.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.TestData;

/// A browser's or a command's end of the wire: cookies kept, the CSRF cookie sent back as a header.
public final class ApiClient {
  /// An answer.
  ///
  /// @param retryAfter the header of that name; empty when there is none
  public record Answer(int status, JsonNode body, String retryAfter) {
    public String why() {
      return body.path("why").asString("");
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client;
  private final List<String> headers = new ArrayList<>();
  private final List<String> set = new ArrayList<>();

  private ApiClient(int port) {
    this(URI.create("http://localhost:" + port), HttpClient.newBuilder());
  }

  private ApiClient(URI base, HttpClient.Builder wire) {
    this.base = base;
    this.client = wire.cookieHandler(cookies).build();
  }

  /// A browser at another address, by a wire of its own.
  public static ApiClient browser(URI base, HttpClient.Builder wire) {
    var browser = new ApiClient(base, wire);
    browser.get("/api/identity/me");
    return browser;
  }

  /// A browser that has opened the page, and so holds the CSRF cookie.
  public static ApiClient browser(int port) {
    var browser = new ApiClient(port);
    browser.get("/api/identity/me");
    return browser;
  }

  /// A program that comes without any cookie.
  public static ApiClient stranger(int port) {
    return new ApiClient(port);
  }

  /// The local operator.
  public static ApiClient operator(int port) {
    return operator(port, TestData.FOLDER);
  }

  /// The local operator of a server that keeps its data in `folder`.
  public static ApiClient operator(int port, Path folder) {
    var operator = new ApiClient(port);
    operator.headers.addAll(List.of("Authorization", "Bearer " + TestData.tokenIn(folder)));
    return operator;
  }

  /// The local operator in the place of a demo member of staff.
  public static ApiClient as(int port, String staff) {
    var operator = operator(port);
    operator.headers.addAll(List.of("X-Vigil-As", staff));
    return operator;
  }

  public ApiClient with(String header, String value) {
    headers.addAll(List.of(header, value));
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer post(String path, Map<String, ?> body) {
    return send("POST", path, JSON.writeValueAsString(body));
  }

  /// A file as the body.
  public Answer file(String path, String text) {
    return send("POST", path, text, "application/octet-stream");
  }

  /// The answer as it came, headers and all.
  public HttpResponse<String> whole(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return answer(request.GET(), path);
  }

  /// What is no JSON.
  public String text(String path) {
    return whole(path).body();
  }

  public Answer send(String method, String path, String body) {
    return send(method, path, body, "application/json");
  }

  public Answer send(String method, String path, String body, String type) {
    var request = HttpRequest.newBuilder(base.resolve(path));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    request.header("Content-Type", type);
    if (headers.stream().noneMatch("X-XSRF-TOKEN"::equals)) {
      cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    }
    request.method(
        method,
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    var answer = answer(request, method + " " + path);
    return new Answer(
        answer.statusCode(),
        tree(answer.body()),
        answer.headers().firstValue("Retry-After").orElse(""));
  }

  private HttpResponse<String> answer(HttpRequest.Builder request, String what) {
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      set.addAll(answer.headers().allValues("Set-Cookie"));
      return answer;
    } catch (IOException broken) {
      throw new IllegalStateException(what, broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private static JsonNode tree(String body) {
    return body.startsWith("{") || body.startsWith("[")
        ? JSON.readTree(body)
        : JSON.createObjectNode();
  }

  /// The last `Set-Cookie` of that name.
  public String setCookie(String name) {
    return set.stream().filter(it -> it.startsWith(name + "=")).reduce("", (_, last) -> last);
  }

  public java.util.Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }
}
