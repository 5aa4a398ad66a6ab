package vigil.flink;

import java.io.IOException;

/// A broker for the bench in a process of its own: says its address and lives until its input ends.
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] words) throws IOException {
    System.out.println(KafkaBroker.servers());
    System.in.read();
    System.exit(0);
  }
}
