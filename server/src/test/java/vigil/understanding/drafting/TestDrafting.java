package vigil.understanding.drafting;

import java.time.Duration;
import java.util.Map;
import vigil.understanding.Drafting;
import vigil.understanding.life.drafting.DraftCheck;

/// The real door before a server of models that a test has in its hands.
public final class TestDrafting {
  private TestDrafting() {}

  public static Drafting of(FakeModelServer server) {
    var limits =
        new DraftingSettings.Limits(Duration.ofSeconds(20), Duration.ofMillis(1), 20_000, 5_000, 1);
    var settings = new DraftingSettings(server.url(), "model-1", "", "", limits);
    return new DraftingService(settings, () -> new DraftCheck(Map.of()));
  }
}
