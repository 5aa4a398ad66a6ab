package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.understanding.Meaning;
import vigil.understanding.MeaningReady;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.ModelEvaluation;
import vigil.understanding.life.ModelVersion;
import vigil.understanding.life.NoMeaning;

/// What reads appeals after a start: words at first, meaning once it is there, and what somebody
/// chose before all.
class BackgroundTrainingTest {
  private static final Meaning MEANT = new FewTexts.TwoMeanings();

  @TempDir Path data;

  private final FewTexts texts = new FewTexts();

  @Test
  void wordsServeFirstAndMeaningTakesTheirPlace() {
    var current = new CurrentModel();
    var training = training(current, true);
    training.begin();
    Await.until(() -> version(current).startsWith("shipped-2-words-"));
    assertTrue(new ModelFiles(data).find(version(current)).isPresent(), "kept for the next start");
    training.meaningIsThere(new MeaningReady(MEANT));
    Await.until(() -> version(current).startsWith("shipped-2-meaning-"));
  }

  @Test
  void whatWasLearnedBeforeServesWithoutLearning() {
    var first = new CurrentModel();
    training(first, true).meaningIsThere(new MeaningReady(MEANT));
    Await.until(() -> !version(first).isEmpty());
    var second = new CurrentModel();
    int asked = texts.asked.get();
    training(second, true).begin();
    Await.until(() -> version(second).equals(version(first)));
    assertEquals(asked + 1, texts.asked.get(), "asked for their name alone");
  }

  @Test
  void whatSomebodyChoseServesAndNothingTakesItsPlace() {
    var versions = new ModelVersions(data);
    versions.save(version(), new AppealModel("city-4", Map.of()));
    versions.choose(4);
    var current = new CurrentModel();
    var training = training(current, true);
    training.begin();
    training.meaningIsThere(new MeaningReady(MEANT));
    Await.until(() -> version(current).equals("city-4"));
    training.serve();
    Await.until(() -> version(current).startsWith("shipped-2-words-"));
  }

  @Test
  void nothingIsLearnedWhereNobodyWantsIt() {
    var current = new CurrentModel();
    var training = training(current, false);
    training.begin();
    training.meaningIsThere(new MeaningReady(MEANT));
    assertEquals(0, texts.asked.get());
    assertTrue(current.find().isEmpty());
  }

  private BackgroundTraining training(CurrentModel current, boolean isWanted) {
    return new BackgroundTraining(
        texts,
        current,
        new ModelFiles(data),
        new ModelVersions(data),
        new NoMeaning(),
        new TrainingThread(),
        InstantSource.system(),
        isWanted);
  }

  private static ModelVersion version() {
    var none = ModelEvaluation.of(List.of());
    return new ModelVersion(
        4, Instant.EPOCH, "operator", 1, 1, none, new ModelVersion.ComparedModel(0, 0, 0));
  }

  private static String version(CurrentModel current) {
    return current.find().map(AppealModel::version).orElse("");
  }
}
