package vigil.identity.steps;

import java.nio.file.Files;
import java.time.InstantSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import vigil.identity.store.SqlInstallation;

/// Data are a demo's or somebody's real ones, for ever. In a demo everybody's links lie in a file
/// and one person acts as anybody: whoever then worked there for real would work among keys that
/// anybody may have. And the demo must not come over real data, whose people it would let anybody
/// be. Looked at before the first request is heard.
@Component
class DemoDataCheck implements SmartInitializingSingleton {
  private final IdentitySettings settings;
  private final SqlInstallation house;
  private final InstantSource clock;

  DemoDataCheck(IdentitySettings settings, SqlInstallation house, InstantSource clock) {
    this.settings = settings;
    this.house = house;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    boolean hasLinks = Files.exists(settings.folder().resolve("enrolment-links.txt"));
    var known = house.isDemo();
    boolean wasDemo = known.orElse(hasLinks || settings.isDemo());
    if (wasDemo && !settings.isDemo()) {
      throw new IllegalStateException(
          "These data were a demo city's, whose keys anybody may have: start with a new folder.");
    }
    if (!wasDemo && settings.isDemo()) {
      throw new IllegalStateException(
          "These data are no demo's: start with --no-demo (vigil.demo=false), or with a new folder.");
    }
    if (known.isEmpty()) {
      house.mark(settings.isDemo() ? clock.instant() : null);
    }
  }
}
