package vigil.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A disk of its own for one test, in memory: it can really be full.
final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final Path at;

  /// Mounting is root's. Whoever may not is told that the test did not run.
  SmallDisk(Path at, int megabytes) throws IOException {
    this.at = Files.createDirectories(at);
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "mode=0755,size=" + megabytes + "m", "tmpfs", path()),
        "a disk can only be filled by someone who may mount one (root)");
  }

  /// Writes until not a byte more fits.
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(at.resolve("filler"))) {
      for (int piece = PIECE; piece > 0; ) {
        try {
          filler.write(new byte[piece]);
        } catch (IOException full) {
          piece /= 2;
        }
      }
    } catch (IOException full) {
      // Closing a full file may say so once more.
    }
  }

  void free() throws IOException {
    Files.delete(at.resolve("filler"));
  }

  private String path() {
    return at.toString();
  }

  private static boolean run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", "-l", path());
  }
}
