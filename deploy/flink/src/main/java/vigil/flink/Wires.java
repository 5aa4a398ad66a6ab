package vigil.flink;

import java.util.Properties;

/// Where records go and come from.
///
/// @param client how Kafka is reached: `bootstrap.servers`, and what its security asks for
/// @param cases the topic of cases
/// @param alarms the topic of alarms
public record Wires(Properties client, String cases, String alarms) {
  static final String SERVERS = "bootstrap.servers";

  public static Wires of(String servers) {
    var client = new Properties();
    client.setProperty(SERVERS, servers);
    return new Wires(client, "vigil.cases", "vigil.alarms");
  }

  String servers() {
    return client.getProperty(SERVERS);
  }
}
