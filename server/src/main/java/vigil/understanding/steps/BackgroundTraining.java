package vigil.understanding.steps;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.understanding.Meaning;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.ModelTrainer;

/// Trains a first model from the shipped texts once the server runs, on a thread that yields to all
/// others.
@Component
class BackgroundTraining {
  private static final Logger log = LoggerFactory.getLogger(BackgroundTraining.class);
  private static final String SHIPPED = "shipped";

  private final City city;
  private final CurrentModel current;
  private final InstantSource clock;
  private final Meaning meaning;
  private final boolean isWanted;

  BackgroundTraining(
      City city,
      CurrentModel current,
      InstantSource clock,
      Meaning meaning,
      @Value("${vigil.understanding.train-at-start:true}") boolean isWanted) {
    this.city = city;
    this.current = current;
    this.clock = clock;
    this.meaning = meaning;
    this.isWanted = isWanted;
  }

  /// A wish only: nothing depends on it.
  @SuppressWarnings("ThreadPriorityCheck")
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (isWanted && current.find().isEmpty()) {
      var thread =
          Thread.ofPlatform().daemon().name("understanding-training").unstarted(this::train);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  private void train() {
    try {
      var begun = clock.instant();
      var texts = ShippedTexts.list(city, meaning);
      AppealModel model = ModelTrainer.train(SHIPPED, texts, done -> {});
      current.use(model);
      log.info(
          "Appeals are read with {} texts, learned in {} s",
          texts.size(),
          Duration.between(begun, clock.instant()).toSeconds());
    } catch (RuntimeException broken) {
      log.warn("Appeals are read by words alone: the shipped texts taught nothing", broken);
    }
  }
}
