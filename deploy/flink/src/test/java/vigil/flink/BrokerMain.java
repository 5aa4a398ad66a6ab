package vigil.flink;

/// A broker for the bench in a process of its own: says its address and lives until its input ends.
final class BrokerMain {
  /// Before its address: the cluster says other things too.
  static final String SERVERS = "servers=";

  private BrokerMain() {}

  public static void main(String[] words) throws Exception {
    System.out.println(SERVERS + KafkaBroker.servers());
    System.in.read();
    KafkaBroker.close();
    System.exit(0);
  }
}
