package vigil.understanding.steps;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Ledger;
import vigil.understanding.ModelFact.ModelChosen;
import vigil.understanding.ModelFact.ModelPublished;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.ModelVersion;

/// Which version reads appeals: the one that a person chose, forward or back; until somebody has,
/// the one of the shipped texts.
@Service
public class ModelChoice {
  private final ModelVersions versions;
  private final CurrentModel current;
  private final BackgroundTraining shipped;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  ModelChoice(
      ModelVersions versions,
      CurrentModel current,
      BackgroundTraining shipped,
      Ledger ledger,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.versions = versions;
    this.current = current;
    this.shipped = shipped;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Newest first.
  public List<ModelVersion> list() {
    return versions.list();
  }

  /// The number of the version in use; 0 for the one of the shipped texts.
  public int chosen() {
    return versions.chosen();
  }

  Optional<AppealModel> current() {
    return current.find();
  }

  /// Reads with this version from now on, and after a restart.
  ///
  /// @param number 0 for the shipped texts
  /// @return false where there is no such version
  public boolean use(int number, String by) {
    AppealModel model = versions.find(number).orElse(null);
    if (number != 0 && model == null) {
      return false;
    }
    transaction.executeWithoutResult(
        _ -> ledger.append(new ModelChosen(clock.instant(), by, number)));
    versions.choose(number);
    if (model == null) {
      shipped.serve();
    } else {
      current.use(model);
    }
    return true;
  }

  void publish(ModelVersion version, AppealModel model) {
    versions.save(version, model);
    transaction.executeWithoutResult(_ ->
        ledger.append(
            new ModelPublished(
                version.at(),
                version.by(),
                version.number(),
                version.learned(),
                version.report().totals().orders())));
  }
}
