package vigil.identity.steps;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import vigil.identity.store.SqlInstallation;

/// Looks at data as a server does at its start.
public final class DemoDataChecks {
  private DemoDataChecks() {}

  public static void start(
      SqlInstallation house, Path folder, boolean isDemo, InstantSource clock) {
    var settings = new IdentitySettings(URI.create("http://localhost:8080"), folder, isDemo);
    new DemoDataCheck(settings, house, clock).afterSingletonsInstantiated();
  }
}
