package vigil.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.bench.Cpu;

/// CPU of the server, its PostgreSQL and this process, in milliseconds, from its making to its
/// stop.
final class Spent {
  private static final double TICK_MILLIS = 10;

  private final Path stat;
  private final Cpu cpu;
  private double server;
  private double postgres;
  private double own;

  Spent(Deployed deployed) throws IOException {
    stat = Path.of("/proc", String.valueOf(deployed.pid()), "stat");
    cpu = new Cpu(JdbcClient.create(deployed.sql()));
    server = -ofServer();
    postgres = -cpu.postgresMillis();
    own = -Cpu.jvmMillis();
  }

  void stop() throws IOException {
    server += ofServer();
    postgres += cpu.postgresMillis();
    own += Cpu.jvmMillis();
  }

  double server() {
    return server;
  }

  double postgres() {
    return postgres;
  }

  double own() {
    return own;
  }

  private double ofServer() throws IOException {
    String line = Files.readString(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return TICK_MILLIS * (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]));
  }
}
