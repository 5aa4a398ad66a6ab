package vigil.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/// CPU spent by this JVM and by every process of one PostgreSQL, those that ended included.
public final class Cpu {
  /// Linux counts a process's time in hundredths of a second (`man 5 proc`).
  private static final double TICK_MILLIS = 10;

  private final long postmaster;

  /// @param sql a way into the PostgreSQL: the parent of any backend is its postmaster
  public Cpu(JdbcClient sql) throws IOException {
    long backend = sql.sql("select pg_backend_pid()").query(Long.class).single();
    postmaster = Long.parseLong(stat(Path.of("/proc", String.valueOf(backend)))[1]);
  }

  public static double jvmMillis() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e6;
  }

  public double postgresMillis() {
    double ticks = 0;
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        ticks += ticks(process);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return ticks * TICK_MILLIS;
  }

  /// CPU of one process, its user's and the system's share, without that of its children.
  ///
  /// @param pid a process that lives
  public static double millis(long pid) throws IOException {
    String[] stat = stat(Path.of("/proc", String.valueOf(pid)));
    return TICK_MILLIS * (Double.parseDouble(stat[11]) + Double.parseDouble(stat[12]));
  }

  /// What a JVM spent on compiling, in its threads that live: code that runs for weeks needs no
  /// more of it.
  ///
  /// @param pid a process that lives
  public static double compilingMillis(long pid) throws IOException {
    double ticks = 0;
    try (var threads = Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
      for (Path thread : threads) {
        if (Files.readString(thread.resolve("comm")).contains("CompilerThre")) {
          String[] stat = stat(thread);
          ticks += Double.parseDouble(stat[11]) + Double.parseDouble(stat[12]);
        }
      }
    }
    return ticks * TICK_MILLIS;
  }

  /// The fields after the process's name, state first.
  private static String[] stat(Path process) throws IOException {
    String line = Files.readString(process.resolve("stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ");
  }

  /// utime and stime of the postmaster and its children, and of their children that ended: zstd is
  /// one of the archiver's.
  private double ticks(Path process) {
    String[] stat;
    try {
      stat = stat(process);
    } catch (IOException ended) {
      return 0;
    }
    double own = 0;
    for (int field = 11; field <= 14; field++) {
      own += Double.parseDouble(stat[field]);
    }
    if (process.getFileName().toString().equals(String.valueOf(postmaster))) {
      return own;
    }
    return Long.parseLong(stat[1]) == postmaster ? own : 0;
  }
}
