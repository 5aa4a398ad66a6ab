package vigil.understanding.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Await;
import vigil.kernel.ListLedger;
import vigil.understanding.Meaning;
import vigil.understanding.ModelFact.ModelChosen;
import vigil.understanding.ModelFact.ModelPublished;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.ModelVersion;
import vigil.understanding.life.NoMeaning;
import vigil.understanding.steps.ModelLearning.Stage;

/// A version from the first press to the day somebody goes back.
class ModelLearningTest {
  private static final int ORDERS = 60;

  @TempDir Path data;

  private final FewTexts texts = new FewTexts();
  private final CurrentModel current = new CurrentModel();
  private final InstantSource clock = InstantSource.system();
  private final ListLedger ledger = new ListLedger(clock);
  private final NoTransaction transaction = new NoTransaction();
  private ModelChoice models;
  private ModelLearning learning;

  @BeforeEach
  void start() {
    var versions = new ModelVersions(data);
    var thread = new TrainingThread();
    var none = new NoMeaning();
    var shipped =
        new BackgroundTraining(
            texts, current, new ModelFiles(data), versions, none, thread, clock, true);
    models =
        new ModelChoice(
            versions, current, shipped, ledger, new TransactionTemplate(transaction), clock);
    learning =
        new ModelLearning(
            texts,
            new FewOrders(),
            models,
            versions,
            new OrderMeasure(FewTexts.CITY, new UnderstandingPolicy(FewTexts.CITY)),
            none,
            thread,
            clock);
  }

  // promise: docs/understanding.md «Nothing reads by a version until somebody says so»
  @Test
  void aVersionIsMeasuredOnOrdersThatItHasNotLearnedAndUsedWhenSomebodySaysSo() {
    models.use(0, "operator");
    Await.until(() -> version().startsWith("shipped-2-words-"));
    String before = version();
    assertEquals(Stage.READING, learning.begin("manager-1").stage());
    Await.until(() -> learning.progress().stage() == Stage.IDLE);

    ModelVersion learned = models.list().getFirst();
    long heldOut =
        FewTexts.list("order/", ORDERS, new NoMeaning()).stream()
            .filter(ModelLearning::isHeldOut)
            .count();
    assertTrue(heldOut > 0);
    assertEquals(heldOut, learned.report().totals().orders());
    assertEquals(ORDERS - heldOut, learned.learned());
    assertEquals(30, learned.shipped());
    assertEquals(1, learned.report().totals().accuracy());
    assertEquals(0, learned.before().version());
    assertEquals(1, learned.before().accuracyBefore());
    assertEquals(before, version(), "nobody has chosen it");

    assertTrue(models.use(1, "manager-1"));
    assertEquals("city-1", version());
    assertEquals(1, models.chosen());
    assertFalse(models.use(2, "manager-1"));
    assertTrue(models.use(0, "manager-1"));
    Await.until(() -> version().equals(before));
    assertEquals(1, ledger.facts(ModelPublished.class).size());
    assertEquals(
        List.of(0, 1, 0), ledger.facts(ModelChosen.class).stream().map(it -> it.number()).toList());
  }

  /// What the ledger does not say has not happened: also after a restart.
  @Test
  void aChoiceThatTheLedgerDoesNotKeepIsNone() {
    learning.begin("manager-1");
    Await.until(() -> learning.progress().stage() == Stage.IDLE && !models.list().isEmpty());
    transaction.fails = true;
    assertThrows(IllegalStateException.class, () -> models.use(1, "manager-1"));
    assertEquals(0, models.chosen());
  }

  private String version() {
    return current.find().map(AppealModel::version).orElse("");
  }

  /// Orders that are over.
  private static final class FewOrders extends ClosedOrders {
    @SuppressWarnings("NullAway") // asked by nobody
    FewOrders() {
      super(null, FewTexts.CITY);
    }

    @Override
    List<ClosedOrder> list(Meaning meaning) {
      return FewTexts.list("order/", ORDERS, meaning).stream()
          .map(appeal -> new ClosedOrder(appeal, "310104", "PHONE"))
          .toList();
    }
  }

  /// The twin's ledger asks for none.
  private static final class NoTransaction implements PlatformTransactionManager {
    private boolean fails;

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
      return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {
      if (fails) {
        throw new IllegalStateException("the database is gone");
      }
    }

    @Override
    public void rollback(TransactionStatus status) {}
  }
}
