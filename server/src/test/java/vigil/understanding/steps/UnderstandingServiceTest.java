package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.understanding.life.ModelTrainer;
import vigil.understanding.life.NoMeaning;

class UnderstandingServiceTest {
  private static final Instant NOW = Instant.parse("2022-04-06T02:00:00Z");
  private final UnderstandingService door = door();

  private static UnderstandingService door() {
    var none = new NoMeaning();
    var current = new CurrentModel();
    current.use(ModelTrainer.train("few", new FewTexts().list(none), _ -> {}));
    var policy = new UnderstandingPolicy(FewTexts.CITY);
    return new UnderstandingService(FewTexts.CITY, policy, current, none);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "😀", "5", "码"})
  void nothingIsGuessedOfNoWords(String words) {
    var said = door.suggest(words, null, NOW);
    assertNull(said.model());
    assertNull(said.type());
    assertEquals(0, said.matter().leaves().size());
  }

  @Test
  void wordsAreReadByTheModel() {
    var said = door.suggest("健康码变黄怎么转码", null, NOW);
    assertEquals("few", said.model());
    assertFalse(said.matter().leaves().isEmpty());
  }
}
