package vigil.privacy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What fills the variables of each address. A new address that is not in this table fails the walk
/// by its name: whoever adds one says what is planted behind it.
final class EndpointVariables {
  private static final Pattern VARIABLE = Pattern.compile("\\{[a-zA-Z]+}");
  private static final List<String> NOTHING = List.of("none-such");
  private static final int A_FEW = 3;

  /// By the beginning of an address, which ends in the variable that is filled.
  private final Map<String, List<String>> table = new LinkedHashMap<>();

  /// More of them for what only reads: changing these would change the city that other tests live
  /// in, or take long.
  private final Map<String, List<String>> looked = new LinkedHashMap<>();

  private final JdbcClient db;

  EndpointVariables(
      PlantedOrders planted, PlantedBatches batches, JdbcClient db, String spareHook) {
    this.db = db;
    table.put("/api/casework/orders/{id}", planted.orders);
    table.put("/api/casework/orders/{id}/steps/{step}", List.of("sign", "remind"));
    table.put("/api/casework/assignments/{id}", planted.assignments);
    table.put("/api/casework/assignments/{id}/steps/{step}", List.of("sign", "remind"));
    table.put("/api/casework/attachments/{id}", planted.files);
    table.put("/api/casework/batches/{id}", batches.ids.subList(0, A_FEW));
    looked.put("/api/casework/batches/{id}", batches.ids);
    table.put("/api/casework/exports/{id}", planted.exports);
    table.put("/api/casework/removals/{id}", planted.removals);
    table.put("/api/telephony/calls/{id}", planted.calls);
    table.put("/api/acd/calls/{id}", planted.calls);
    table.put("/api/acd/drafts/{call}", planted.calls);
    table.put("/api/desk/pop/{call}", planted.calls);
    table.put("/api/desk/calls/{call}", planted.calls);
    table.put("/api/desk/orders/{order}", planted.orders);
    table.put("/api/desk/orders/{order}/calls/{call}", planted.calls);
    table.put("/api/knowledge/orders/{id}", planted.orders);
    table.put("/api/understanding/orders/{id}", planted.orders);
    table.put("/api/understanding/sheets/{call}", planted.calls);
    table.put("/api/understanding/orders/{id}/parts/{assignment}", planted.assignments);
    table.put("/api/portal/exchange/orders/{id}", planted.orders);
    table.put("/api/portal/orders/{number}", List.of(planted.number));
    table.put("/api/portal/messages/{order}", planted.orders);
    table.put("/open311/v2/requests/{id}", List.of(planted.number));
    table.put("/api/portal/hooks/{id}", List.of(spareHook));
    table.put("/api/insight/units/{id}", List.of(ViewerRole.ITS_UNIT, ViewerRole.ACCUSED));
    looked.put("/api/portal/deliveries/{id}", some("messaging.delivery"));
    looked.put("/api/portal/answers/{id}", some("knowledge.script"));
    looked.put("/api/knowledge/scripts/{id}", some("knowledge.script"));
    looked.put("/api/knowledge/wrong-marks/{id}", some("knowledge.wrong_mark"));
    looked.put("/api/understanding/findings/{id}", some("understanding.finding"));
    looked.put("/api/watch/spikes/{id}", List.of(PlantedWave.SPIKE));
    looked.put("/api/insight/spikes/{id}", List.of(PlantedWave.SPIKE));
    looked.put(
        "/api/watch/incidents/{id}",
        List.of(PlantedWave.SPIKE, PlantedWave.INCIDENT + 1, PlantedWave.INCIDENT + 2));
    looked.put("/api/watch/reports/{id}", some("watch.report"));
    looked.put("/api/watch/periodic-reports/{id}", some("watch.periodic_report"));
    looked.put("/api/workforce/staff/{staff}", List.of("agent-11"));
    looked.put("/api/workforce/notices/{id}", some("workforce.notice"));
    looked.put("/api/acd/seats/{staff}", List.of("agent-11"));
    nothingOfAPersonIsBehindThese();
  }

  private void nothingOfAPersonIsBehindThese() {
    table.put("/open311/v2/services/{code}", List.of("01010101"));
    table.put("/open311/v2/tokens/{token}", NOTHING);
    table.put("/api/insight/open-data/{table}", List.of("district-topic", "channel"));
    table.put("/api/city/calendar/{year}", List.of("2026"));
    table.put("/api/workforce/forecast/{date}", List.of("2026-12-01"));
    table.put("/api/city/tables/{table}", List.of("dispatch", "staff"));
    table.put("/api/city/editions/{id}", NOTHING);
    table.put("/api/audit/projections/{name}", NOTHING);
    table.put("/api/audit/set-aside/{reader}", NOTHING);
    table.put("/api/audit/set-aside/{reader}/{seq}", List.of("1"));
    table.put("/api/watch/duty/handovers/{id}", NOTHING);
    table.put("/api/identity/links/{id}", NOTHING);
    table.put("/api/identity/notices/{id}", NOTHING);
    table.put("/api/identity/register/{staff}", NOTHING);
    table.put("/api/identity/enrolments/{token}", NOTHING);
    table.put("/api/portal/imports/{id}", NOTHING);
    table.put("/api/portal/partners/{code}", NOTHING);
  }

  /// Some that the city has of a table.
  private List<String> some(String name) {
    return db
        .sql("select id::text from " + name + " order by id desc limit ?")
        .param(A_FEW)
        .query(String.class)
        .list()
        .stream()
        .map(String::valueOf)
        .toList();
  }

  /// Variables that the table does not fill, by the address that has them.
  List<String> missing(List<EndpointWalker.Endpoint> endpoints) {
    var missing = new ArrayList<String>();
    for (EndpointWalker.Endpoint endpoint : endpoints) {
      VARIABLE
          .matcher(endpoint.path())
          .results()
          .filter(v -> values(endpoint, endpoint.path().substring(0, v.end())).isEmpty())
          .forEach(v -> missing.add("say in Sources what fills " + v.group() + " of " + endpoint));
    }
    return missing;
  }

  /// What is asked of an endpoint. Of many things within many, each is asked for with its own and
  /// with the next one's: crossing them all tells nothing more.
  List<String> paths(EndpointWalker.Endpoint endpoint) {
    List<String> paths = List.of("");
    int done = 0;
    for (var variable : VARIABLE.matcher(endpoint.path()).results().toList()) {
      String between = endpoint.path().substring(done, variable.start());
      var values = values(endpoint, endpoint.path().substring(0, variable.end())).orElseThrow();
      var longer = new ArrayList<String>();
      for (int n = 0; n < paths.size(); n++) {
        var within =
            paths.size() == 1 || values.size() <= A_FEW
                ? values
                : List.of(values.get(n % values.size()), values.get((n + 1) % values.size()));
        String path = paths.get(n);
        within.forEach(value -> longer.add(path + between + value));
      }
      paths = longer;
      done = variable.end();
    }
    String rest = endpoint.path().substring(done);
    return paths.stream().map(path -> path + rest).toList();
  }

  private Optional<List<String>> values(EndpointWalker.Endpoint endpoint, String upTo) {
    boolean isLook = endpoint.method().equals("GET");
    List<String> found = isLook ? looked.get(upTo) : null;
    found = found == null ? table.get(upTo) : found;
    found = found == null && looked.containsKey(upTo) ? NOTHING : found;
    return Optional.ofNullable(found).map(values -> values.isEmpty() ? NOTHING : values);
  }
}
