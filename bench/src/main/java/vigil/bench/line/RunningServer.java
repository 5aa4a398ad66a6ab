package vigil.bench.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import vigil.bench.api.ServerUnderTest;

/// What `./vigil up` runs on a data folder.
record RunningServer(Path data) implements ServerUnderTest {
  private static final int HTTP = 8080;
  private static final int SIP = 5060;
  private static final int DATABASE = 15_432;

  private String read(String file) {
    try {
      return Files.readString(data.resolve(file)).lines().findFirst().orElseThrow().strip();
    } catch (IOException missing) {
      throw new UncheckedIOException("Is ./vigil up running on " + data + "?", missing);
    }
  }

  /// All its ports are moved by the same distance.
  private int moved(int usual) {
    return usual + Integer.parseInt(read("port")) - HTTP;
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + moved(HTTP));
  }

  @Override
  public int sip() {
    return moved(SIP);
  }

  @Override
  public String token() {
    return read("operator-token");
  }

  @Override
  public DataSource sql() {
    var owner = new PGSimpleDataSource();
    owner.setUrl("jdbc:postgresql://127.0.0.1:" + moved(DATABASE) + "/postgres");
    owner.setUser("postgres");
    owner.setPassword(read("pg/passwords"));
    return owner;
  }

  /// `kill -9`; its supervisor starts another.
  void kill() {
    var process = ProcessHandle.of(Long.parseLong(read("server.pid"))).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }
}
