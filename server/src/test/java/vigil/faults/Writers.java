package vigil.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import vigil.identity.web.ApiClient;

/// Agents who write orders, each with an `Idempotency-Key` as the desk sends it, and remember what
/// was acknowledged.
final class Writers {
  private static final int WORDS = 1_500;
  private static final Executor THREADS = work -> Thread.ofVirtual().start(work);

  private final WholeServer server;
  private final String name;
  private final Random dice = new Random(12_345);
  private final Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
  private final Map<String, String> acknowledged = new LinkedHashMap<>();

  Writers(WholeServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /// Writes orders one by one; each must be taken.
  void write(int orders) {
    for (int i = 0; i < orders; i++) {
      var answer = take(another());
      if (answer.status() != 201) {
        throw new AssertionError(answer);
      }
    }
  }

  /// Orders that are on their way.
  List<CompletableFuture<ApiClient.Answer>> writeMeanwhile(int orders) {
    var answers = new ArrayList<CompletableFuture<ApiClient.Answer>>();
    for (int i = 0; i < orders; i++) {
      String key = another();
      answers.add(CompletableFuture.supplyAsync(() -> send(key), THREADS));
    }
    return answers;
  }

  /// Writes until one is not taken, and answers what was said to that.
  ApiClient.Answer writeUntilRefused(int most) {
    for (int i = 0; i < most; i++) {
      var answer = take(another());
      if (answer.status() != 201) {
        return answer;
      }
    }
    throw new AssertionError(most + " orders were taken");
  }

  /// Sends again, with its key, whatever was not acknowledged.
  boolean areAllTakenNow() {
    bodies.keySet().stream().filter(key -> !acknowledged.containsKey(key)).forEach(this::take);
    return acknowledged.size() == bodies.size();
  }

  long written() {
    return bodies.size();
  }

  /// The orders of these writers that the server has, found by the words of their titles; those
  /// acknowledged are all among them.
  long kept() {
    var found = new ArrayList<String>();
    String cursor = "";
    do {
      var page = server.as("dispatcher-1").get("/api/casework/orders?limit=200" + cursor).body();
      for (var row : page.path("items")) {
        if (row.path("title").asString("").startsWith(name + "-")) {
          found.add(row.path("id").asString());
        }
      }
      String next = page.path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    if (!found.containsAll(acknowledged.values())) {
      throw new AssertionError("acknowledged and lost: " + acknowledged + ", there: " + found);
    }
    return found.size();
  }

  private String another() {
    String key = name + "-" + (bodies.size() + 1);
    var words = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      words.append((char) ('\u4e00' + dice.nextInt(20_000)));
    }
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-of-" + key);
    draft.put("type", "HELP");
    draft.put("urgency", "URGENT");
    draft.put("category", "01010101");
    draft.put("title", key);
    draft.put("description", words.toString());
    draft.put("district", "310115");
    draft.put("address", "花木路 1 号");
    draft.put("name", "王小明");
    draft.put("contactPhone", "13812345678");
    bodies.put(key, Map.of("draft", draft, "then", "SUBMIT"));
    return key;
  }

  private ApiClient.Answer take(String key) {
    var answer = send(key);
    if (answer.status() == 201) {
      acknowledged.put(key, answer.body().path("id").asString());
    }
    return answer;
  }

  private ApiClient.Answer send(String key) {
    return server
        .as("agent-1")
        .with("Idempotency-Key", key)
        .post("/api/casework/orders", bodies.get(key));
  }
}
