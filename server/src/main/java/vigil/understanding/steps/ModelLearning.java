package vigil.understanding.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vigil.understanding.Meaning;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.LabelledAppeal;
import vigil.understanding.life.ModelTrainer;
import vigil.understanding.life.ModelVersion;
import vigil.understanding.life.ModelVersion.ComparedModel;
import vigil.understanding.steps.ClosedOrders.ClosedOrder;

/// Learns a version from the city's closed orders beside the shipped texts, measures it on orders
/// held out, and publishes it; appeals are read by it once somebody says so.
@Service
public class ModelLearning {
  private static final Logger LOG = LoggerFactory.getLogger(ModelLearning.class);

  /// One order in five is never learned from, by its id: the same ones for every version, so that
  /// versions can be held beside each other.
  private static final int HELD_OUT = 5;

  /// Where learning stands.
  public enum Stage {
    IDLE,
    READING,
    TRAINING,
    MEASURING,
    FAILED
  }

  /// How far it is.
  ///
  /// @param percent of the stage
  /// @param since when it began; null while idle
  public record LearningProgress(Stage stage, int percent, @Nullable Instant since) {
    static final LearningProgress IDLE = new LearningProgress(Stage.IDLE, 0, null);

    boolean isBusy() {
      return stage != Stage.IDLE && stage != Stage.FAILED;
    }
  }

  private final TeachingTexts texts;
  private final ClosedOrders orders;
  private final ModelChoice models;
  private final ModelVersions versions;
  private final OrderMeasure measure;
  private final Meaning meaning;
  private final TrainingThread thread;
  private final InstantSource clock;
  private final AtomicReference<LearningProgress> progress =
      new AtomicReference<>(LearningProgress.IDLE);

  ModelLearning(
      TeachingTexts texts,
      ClosedOrders orders,
      ModelChoice models,
      ModelVersions versions,
      OrderMeasure measure,
      Meaning meaning,
      TrainingThread thread,
      InstantSource clock) {
    this.texts = texts;
    this.orders = orders;
    this.models = models;
    this.versions = versions;
    this.measure = measure;
    this.meaning = meaning;
    this.thread = thread;
    this.clock = clock;
  }

  public LearningProgress progress() {
    return progress.get();
  }

  /// Begins; where it has begun already, that one goes on.
  public LearningProgress begin(String by) {
    var begun = new LearningProgress(Stage.READING, 0, clock.instant());
    var before = progress.getAndUpdate(it -> it.isBusy() ? it : begun);
    if (!before.isBusy()) {
      thread.execute(() -> learn(by));
    }
    return before.isBusy() ? before : begun;
  }

  private void learn(String by) {
    try {
      var seen = new ArrayList<ClosedOrder>();
      var heldOut = new ArrayList<ClosedOrder>();
      for (ClosedOrder order : orders.list(meaning)) {
        (isHeldOut(order.appeal()) ? heldOut : seen).add(order);
      }
      List<LabelledAppeal> shipped = texts.list(meaning);
      var all = new ArrayList<>(shipped);
      seen.forEach(order -> all.add(order.appeal()));
      int number = versions.nextNumber();
      say(Stage.TRAINING, 0);
      AppealModel model =
          ModelTrainer.train(
              ModelVersions.name(number), all, percent -> say(Stage.TRAINING, percent));
      say(Stage.MEASURING, 0);
      var report = measure.measure(model, heldOut, percent -> say(Stage.MEASURING, percent));
      models.publish(
          new ModelVersion(
              number, clock.instant(), by, shipped.size(), seen.size(), report, before(heldOut)),
          model);
      progress.set(LearningProgress.IDLE);
    } catch (RuntimeException broken) {
      LOG.warn("The city's orders taught nothing; the version in use stays", broken);
      say(Stage.FAILED, 0);
    }
  }

  static boolean isHeldOut(LabelledAppeal order) {
    return Math.floorMod(order.source().hashCode(), HELD_OUT) == 0;
  }

  /// The version in use on the same orders.
  private ComparedModel before(List<ClosedOrder> heldOut) {
    var report = measure.measure(models.current().orElse(null), heldOut, _ -> {}).totals();
    return new ComparedModel(models.chosen(), report.accuracy(), report.macroF1());
  }

  private void say(Stage stage, int percent) {
    progress.updateAndGet(it -> new LearningProgress(stage, percent, it.since()));
  }
}
