package vigil.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vigil.TestData;

/// Sends every request that an endpoint takes, as one pair of eyes, and hands back every byte.
final class EndpointWalker {
  /// An endpoint as the mappings write it.
  ///
  /// @param fields what its body asks for: any other would be refused before anything is read
  record Endpoint(String method, String path, List<String> fields) {
    String name() {
      return method + " " + path;
    }
  }

  /// Body and headers of an answer.
  record Answer(String url, int status, String bytes) {
    /// Refused for who asks, before anything of the request was read.
    boolean isShut() {
      return (status == 403 && bytes.contains("NotYourRole"))
          || (status == 401 && bytes.contains("SignInFirst"));
    }

    /// Whether nothing was said to a door that may ask for something.
    boolean isOfNothing() {
      return url.endsWith(" " + NOTHING);
    }
  }

  /// What a wrong request says, which no answer repeats.
  static final String ECHO = "13666600066";

  private static final String NOTHING = "{}";
  private static final String UNREADABLE = "{unreadable " + ECHO;

  private static final String READABLE =
      "{\"reason\":\"CONTACT_THE_CITIZEN\",\"seen\":1,\"title\":\"密题\",\"description\":\"密事\"}";

  private static final String WRONG =
      ("{\"seen\":\"%1$s\",\"reason\":\"%1$s\",\"draft\":{\"type\":\"%1$s\",\"contactPhone\":\"x%1$s\"},"
              + "\"type\":\"%1$s\",\"district\":\"%1$s\",\"phone\":\"x%1$s\",\"kind\":\"%1$s\","
              + "\"units\":\"%1$s\",\"staff\":\"%1$s\",\"url\":\"%1$s\",\"kinds\":\"%1$s\",\"to\":\"%1$s\"}")
          .formatted(ECHO);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final PlantedOrders planted;
  private final EndpointVariables sources;
  private final String token;

  EndpointWalker(int port, PlantedOrders planted, EndpointVariables sources) {
    this.port = port;
    this.planted = planted;
    this.sources = sources;
    token = TestData.token();
  }

  /// What can be read is asked of every planted thing; what cannot be is told the same of each, so
  /// the first one's answer will do. A door that is shut to a role is shut whatever is asked for.
  List<Answer> walk(Endpoint endpoint, ViewerRole eyes) {
    var answers = new ArrayList<Answer>();
    for (Request request : requests(endpoint)) {
      answers.add(send(eyes, endpoint, request.url(), request.body()));
      if (answers.getLast().isShut()) {
        break;
      }
    }
    return answers;
  }

  private record Request(String url, String body) {}

  private List<Request> requests(Endpoint endpoint) {
    var requests = new ArrayList<Request>();
    boolean isLook = endpoint.method().equals("GET");
    var paths = sources.paths(endpoint);
    for (String path : paths) {
      if (isLook) {
        queries(endpoint, path).forEach(query -> requests.add(new Request(path + query, "")));
      } else {
        bodies(endpoint).forEach(body -> requests.add(new Request(path + query(), body)));
      }
    }
    String first = paths.getFirst();
    if (isLook) {
      requests.add(new Request(first + wrongQuery(), ""));
    } else {
      Stream.of(UNREADABLE, WRONG, among(endpoint, WRONG))
          .distinct()
          .forEach(body -> requests.add(new Request(first + query(), body)));
    }
    return requests;
  }

  /// A recording is asked for with every leave there is for it; a list by the calls of hidden
  /// callers too.
  private List<String> queries(Endpoint endpoint, String path) {
    var queries = new ArrayList<String>();
    switch (endpoint.path()) {
      case "/api/telephony/calls/{id}/recording" ->
          planted.plays.forEach((call, leaves) -> {
            if (path.contains("/" + call + "/")) {
              leaves.forEach(play -> queries.add("?play=" + play));
            }
          });
      case "/api/casework/orders" -> {
        queries.add(query());
        planted.calls.forEach(call -> queries.add("?limit=200&contact=" + call));
      }
      case "/api/casework/attachments/{id}" -> queries.add("?why=HANDLING");
      default -> queries.add(query());
    }
    return queries;
  }

  /// What an endpoint reads, beside what any may be sent.
  private List<String> bodies(Endpoint endpoint) {
    var bodies = new ArrayList<>(List.of(NOTHING));
    if (!among(endpoint, READABLE).equals(NOTHING)) {
      bodies.add(among(endpoint, READABLE));
    }
    switch (endpoint.path()) {
      case "/api/casework/phone-searches" -> {
        for (int n = 0; n < PlantedOrders.PEOPLE; n++) {
          for (Datum number : List.of(Datum.CALLING, Datum.CONTACT_PHONE)) {
            bodies.add("{\"phone\":\"%s\",\"reason\":\"CALL_BACK\"}".formatted(number.of(n)));
          }
        }
      }
      case "/api/telephony/calls/{id}/plays" -> {
        bodies.add("{\"reason\":\"OWN_CALL\"}");
        bodies.add("{\"reason\":\"DISPUTE\"}");
        for (int n : new int[] {PlantedOrders.PLAIN, PlantedOrders.ACCUSING}) {
          bodies.add(
              "{\"reason\":\"COMPLAINT\",\"order\":\"%s\"}".formatted(planted.orders.get(n)));
        }
      }
      case "/api/casework/likes" ->
          planted.calls.forEach(call ->
              bodies.add(
                  "{\"contact\":\"%s\",\"title\":\"水管\",\"description\":\"水管\"}".formatted(call)));
      default -> {}
    }
    return bodies;
  }

  /// Of a body what the endpoint asks for.
  private static String among(Endpoint endpoint, String body) {
    var asked = (ObjectNode) JSON.readTree(body);
    asked.retain(endpoint.fields());
    return asked.toString();
  }

  /// What lists ask for, all at once: no list minds a parameter that it does not know.
  private String query() {
    return "?limit=200&q=%E5%AF%86%E9%A2%98&call="
        + PlantedOrders.contact(PlantedOrders.PLAIN)
        + "&code="
        + planted.code
        + "&order="
        + planted.orders.get(PlantedOrders.ACCUSING)
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

  private Answer send(ViewerRole eyes, Endpoint endpoint, String url, String body) {
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
