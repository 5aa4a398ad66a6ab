package vigil.understanding.steps;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/// All learning, one after the other on one thread: it takes one core at most, and nobody waits for
/// it.
@Component
class TrainingThread {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("understanding-training").factory());

  void execute(Runnable work) {
    thread.execute(work);
  }
}
