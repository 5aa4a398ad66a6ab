package vigil.understanding.meaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.understanding.Meaning;

class MeaningServiceTest {
  /// The whole way: a process of its own tries the runtime, then this one loads it.
  @Test
  void whatMeansTheSameLiesCloserThanWhatSharesWords() {
    Meaning meaning = MeaningService.load().orElseThrow();
    float[] said = meaning.embed("我妈肾不好每周要洗三次肾，现在出不了门").orElseThrow();
    float[] same = meaning.embed("封控期间血液透析患者怎样就医").orElseThrow();
    float[] other = meaning.embed("居住证怎样办理和签注").orElseThrow();
    assertEquals(1, Meaning.cosine(said, said), 0.001);
    assertTrue(Meaning.cosine(said, same) > Meaning.cosine(said, other));
  }

  @Test
  void withoutTheSwitchNothingIsLoaded() {
    var meaning = new MeaningService(false, _ -> {});
    meaning.start();
    assertEquals(Meaning.State.OFF, meaning.state());
    assertTrue(meaning.embed("码黄了").isEmpty());
  }

  @Test
  void aRuntimeThatEndsItsProcessIsFoundMissing() throws InterruptedException {
    assertFalse(RuntimeProbe.runs(List.of("/bin/sh", "-c", "kill -SEGV $$"), LONG));
    assertFalse(
        RuntimeProbe.runs(List.of("/bin/sh", "-c", "exec sleep 30"), Duration.ofMillis(50)));
    assertTrue(RuntimeProbe.runs(List.of("/bin/sh", "-c", "exit 0"), LONG));
  }

  private static final Duration LONG = Duration.ofSeconds(20);
}
