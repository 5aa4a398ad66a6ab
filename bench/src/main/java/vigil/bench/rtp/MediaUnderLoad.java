package vigil.bench.rtp;

import java.io.IOException;
import java.time.Duration;

/// Something that carries sound between two phones, in a process of its own.
public interface MediaUnderLoad extends AutoCloseable {
  /// The two ports that media gave a call: where its first and its second phone speak to.
  record Ports(int first, int second) {}

  /// Sets up one call between two phones on loopback, recorded or not.
  Ports call(String call, int firstPhone, int secondPhone, boolean recorded) throws IOException;

  void free(String call) throws IOException;

  /// CPU time of the process since its start, user and system (Linux: /proc, in steps of 10 ms).
  Duration cpu();

  @Override
  void close() throws IOException;

  static Duration cpu(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
