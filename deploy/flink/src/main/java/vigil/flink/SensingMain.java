package vigil.flink;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/// The job, as `flink run` or `./vigil flink sense` starts it.
public final class SensingMain {
  /// An alarm is read by whoever reads only what is committed when its checkpoint is complete: so
  /// long it is late at most.
  private static final Duration CHECKPOINTS = Duration.ofSeconds(5);

  private SensingMain() {}

  public static void main(String[] words) throws Exception {
    var given = Arguments.parse(words);
    var set = new Configuration();
    set.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    set.set(PipelineOptions.GENERIC_TYPES, false);
    if (given.values().containsKey("checkpoints")) {
      set.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      set.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, given.get("checkpoints"));
      set.set(
          CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
          ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }
    if (given.values().containsKey("from")) {
      set.set(StateRecoveryOptions.SAVEPOINT_PATH, given.get("from"));
    }
    var flink = StreamExecutionEnvironment.getExecutionEnvironment(set);
    new SensingJob(given.wires(), given.policy()).build(flink);
    flink.execute("vigil sensing");
  }
}
