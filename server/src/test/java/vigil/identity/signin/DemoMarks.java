package vigil.identity.signin;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import vigil.identity.store.SqlHouse;

/// Looks at data as a server does at its start.
public final class DemoMarks {
  private DemoMarks() {}

  public static void start(SqlHouse house, Path folder, boolean isDemo, InstantSource clock) {
    var settings = new Settings(URI.create("http://localhost:8080"), folder, isDemo);
    new DemoMark(settings, house, clock).afterSingletonsInstantiated();
  }
}
