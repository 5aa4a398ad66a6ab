package vigil.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vigil.TestData;

/// Sends every request that an endpoint takes, as one pair of eyes, and hands back every byte.
final class Walker {
  /// An endpoint as the mappings write it.
  record Endpoint(String method, String path) {
    String name() {
      return method + " " + path;
    }
  }

  /// Body and headers of an answer.
  record Answer(String url, int status, String bytes) {}

  /// What a wrong request says, which no answer repeats.
  static final String ECHO = "13666600066";

  private static final List<String> READABLE =
      List.of(
          "{}",
          "{\"reason\":\"CONTACT_THE_CITIZEN\",\"seen\":1,\"title\":\"密题\",\"description\":\"密事\"}");

  private static final List<String> WRONG =
      List.of(
          "{unreadable " + ECHO,
          ("{\"seen\":\"%1$s\",\"reason\":\"%1$s\",\"draft\":{\"type\":\"%1$s\",\"contactPhone\":\"x%1$s\"},"
                  + "\"type\":\"%1$s\",\"district\":\"%1$s\",\"phone\":\"x%1$s\",\"kind\":\"%1$s\","
                  + "\"units\":\"%1$s\",\"staff\":\"%1$s\",\"url\":\"%1$s\",\"kinds\":\"%1$s\",\"to\":\"%1$s\"}")
              .formatted(ECHO));

  /// By which address a variable of a path is filled: a new endpoint with another is not walked,
  /// and the test says so.
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final Planted planted;
  private final String token;

  Walker(int port, Planted planted) {
    this.port = port;
    this.planted = planted;
    token = TestData.token();
  }

  /// What can be read is asked of every planted thing; what cannot be is told the same of each, so
  /// the first one's answer will do.
  List<Answer> walk(Endpoint endpoint, Eyes eyes) {
    var answers = new ArrayList<Answer>();
    var paths = paths(endpoint);
    for (String path : paths) {
      if (endpoint.method().equals("GET")) {
        answers.add(send(eyes, endpoint, path + query(), ""));
      } else {
        READABLE.forEach(body -> answers.add(send(eyes, endpoint, path + query(), body)));
      }
    }
    String first = paths.getFirst();
    if (endpoint.method().equals("GET")) {
      answers.add(send(eyes, endpoint, first + wrongQuery(), ""));
    } else {
      WRONG.forEach(body -> answers.add(send(eyes, endpoint, first + query(), body)));
    }
    return answers;
  }

  /// What lists ask for, all at once: nobody minds a parameter she does not know.
  private String query() {
    return "?limit=200&q=%E5%AF%86%E9%A2%98&call="
        + Planted.CALL
        + "&code="
        + planted.code
        + "&subject="
        + planted.orders.getFirst()
        + "&category=01010101&district=310104"
        + "&area=310104&from=2026-01-01&days=1&start=2026-01-01T00:00:00Z&words="
        + "x";
  }

  private static String wrongQuery() {
    return "?limit=%1$sx&cursor=%1$s&phone=x%1$s&state=%1$s&type=%1$s&from=%1$s&code=%1$s&call=%1$s"
        .formatted(ECHO);
  }

  private List<String> paths(Endpoint endpoint) {
    var variables = VARIABLE.matcher(endpoint.path()).results().map(MatchResult::group).toList();
    List<String> paths = List.of(endpoint.path());
    for (String variable : variables) {
      var next = new ArrayList<String>();
      for (String value : values(endpoint.path(), variable)) {
        paths.forEach(p -> next.add(p.replace(variable, value)));
      }
      paths = next;
    }
    return paths;
  }

  /// The planted things that such an address names.
  private List<String> values(String path, String variable) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    known.put("/api/casework/orders/{id}", planted.orders);
    known.put("/api/casework/assignments/{id}", planted.assignments);
    known.put("/api/casework/attachments/{id}", planted.files);
    known.put("/api/casework/exports/{id}", planted.exports);
    known.put("/api/telephony/calls/{id}", List.of(Planted.CALL));
    known.put("/api/acd/calls/{id}", List.of(Planted.CALL));
    known.put("/api/desk/pop/{call}", List.of(Planted.CALL));
    known.put("/api/portal/exchange/orders/{id}", planted.orders);
    known.put("/api/portal/orders/{number}", List.of(planted.number));
    known.put("/api/portal/messages/{order}", planted.orders);
    known.put("/api/audit/projections/{name}", List.of("none-such"));
    known.put("/open311/v2/requests/{id}", List.of(planted.number));
    known.put("/open311/v2/services/{code}", List.of("01010101"));
    known.put("/open311/v2/tokens/{token}", List.of("none-such"));
    known.put("/api/city/calendar/{year}", List.of("2026"));
    known.put("/api/city/tables/{table}", List.of("dispatch", "staff"));
    known.put("/api/city/editions/{id}", List.of("none-such"));
    known.put("/api/identity/register/{staff}", List.of("none-such"));
    known.put("/api/workforce/staff/{staff}", List.of("agent-11"));
    known.put("/api/identity/enrolments/{token}", List.of("none-such"));
    for (String room : List.of("audit", "casework", "insight", "knowledge", "portal", "watch")) {
      known.put("/api/" + room + "/", List.of("none-such"));
    }
    if (variable.equals("{step}")) {
      return List.of("sign", "remind");
    }
    return known.entrySet().stream()
        .filter(e -> path.startsWith(e.getKey()))
        .filter(e -> e.getKey().endsWith("/") || e.getKey().contains(variable))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Say what fills " + variable + " of " + path));
  }

  private Answer send(Eyes eyes, Endpoint endpoint, String url, String body) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + url));
    if (!eyes.staff.isEmpty()) {
      request.header("Authorization", "Bearer " + token).header("X-Vigil-As", eyes.staff);
    }
    request.header("Content-Type", "application/json");
    request.method(
        endpoint.method(),
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      var answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          endpoint.method() + " " + url + " " + body,
          answer.statusCode(),
          answer.headers().map() + "\n" + answer.body());
    } catch (IOException broken) {
      throw new UncheckedIOException(url, broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
