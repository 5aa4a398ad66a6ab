package vigil.bench.api;

import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.bench.Cpu;

/// CPU of the server, its PostgreSQL and this process, in milliseconds, from its making to its
/// stop.
final class CpuUsage {
  private final long pid;
  private final Cpu cpu;
  private double server;
  private double postgres;
  private double own;

  CpuUsage(DeployedServer deployed) throws IOException {
    pid = deployed.pid();
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
    return Cpu.millis(pid);
  }
}
