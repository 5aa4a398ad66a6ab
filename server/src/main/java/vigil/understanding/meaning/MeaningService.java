package vigil.understanding.meaning;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.understanding.Meaning;
import vigil.understanding.MeaningReady;

/// Loads the model behind a server that is already up, after a process of its own has tried it.
@Component
public class MeaningService implements Meaning, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MeaningService.class);

  private volatile State state;
  private volatile @Nullable SentenceModel model;

  private final ApplicationEventPublisher events;

  MeaningService(@Value("${vigil.meaning}") boolean isWanted, ApplicationEventPublisher events) {
    this.events = events;
    this.state = isWanted ? State.LOADING : State.OFF;
  }

  /// A meaning that is ready when this returns, for benches and tests; empty where the runtime does
  /// not run.
  public static Optional<Meaning> load() {
    var meaning = new MeaningService(true, _ -> {});
    meaning.tryAndLoad();
    return meaning.state() == State.READY ? Optional.of(meaning) : Optional.empty();
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (state == State.LOADING) {
      Thread.ofPlatform().name("meaning").daemon().start(this::tryAndLoad);
    }
  }

  private void tryAndLoad() {
    try {
      if (!RuntimeProbe.runsHere()) {
        sayMissing(null);
        return;
      }
      model = SentenceModel.load();
      state = State.READY;
      LOG.info("Sentences are read by their meaning");
      events.publishEvent(new MeaningReady(this));
    } catch (IOException | OrtException | UnsatisfiedLinkError failure) {
      sayMissing(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void sayMissing(@Nullable Throwable failure) {
    state = State.MISSING;
    LOG.warn("The model of sentences does not run here; words alone serve", failure);
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public Optional<float[]> embed(String text) {
    SentenceModel loaded = model;
    if (loaded == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(loaded.embed(text));
    } catch (OrtException failure) {
      LOG.warn("A sentence could not be read by its meaning", failure);
      return Optional.empty();
    }
  }

  /// A session in use elsewhere is not closed under it: the process ends soon.
  @Override
  public void close() {
    state = State.OFF;
    model = null;
  }
}
