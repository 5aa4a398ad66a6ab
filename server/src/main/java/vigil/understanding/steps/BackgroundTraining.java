package vigil.understanding.steps;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.understanding.Meaning;
import vigil.understanding.MeaningReady;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.LabelledAppeal;
import vigil.understanding.life.ModelTrainer;
import vigil.understanding.life.NoMeaning;

/// Learns from the shipped texts once the server runs, one after the other on a thread of its own:
/// first from their words, in some seconds, and once sentences can be read from their meaning too,
/// in about a minute. What was learned on this machine before is read from its file.
@Component
class BackgroundTraining {
  private static final Logger log = LoggerFactory.getLogger(BackgroundTraining.class);

  /// Raised when something is learned otherwise from the same texts.
  private static final String METHOD = "shipped-2";

  private static final int NAME_BYTES = 8;

  private final TeachingTexts texts;
  private final CurrentModel current;
  private final ModelFiles files;
  private final ModelVersions versions;
  private final Meaning meaning;
  private final TrainingThread thread;
  private final InstantSource clock;
  private final boolean isWanted;

  BackgroundTraining(
      TeachingTexts texts,
      CurrentModel current,
      ModelFiles files,
      ModelVersions versions,
      Meaning meaning,
      TrainingThread thread,
      InstantSource clock,
      @Value("${vigil.understanding.train-at-start:true}") boolean isWanted) {
    this.texts = texts;
    this.current = current;
    this.files = files;
    this.versions = versions;
    this.meaning = meaning;
    this.thread = thread;
    this.clock = clock;
    this.isWanted = isWanted;
  }

  /// The version that somebody chose serves; else a model of meaning that is there already, by
  /// words until sentences can be read.
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (isWanted) {
      thread.execute(() -> {
        if (!serveChosen()) {
          var shipped = texts.list(new NoMeaning());
          files
              .find(version(shipped, true))
              .ifPresentOrElse(current::use, () -> learn(version(shipped, false), new NoMeaning()));
        }
      });
    }
  }

  @EventListener
  void meaningIsThere(MeaningReady ready) {
    if (isWanted) {
      thread.execute(() -> {
        if (!serveChosen()) {
          learn(version(texts.list(new NoMeaning()), true), ready.meaning());
        }
      });
    }
  }

  /// What the shipped texts teach, in the place of a version.
  void serve() {
    boolean isMeant = meaning.state() == Meaning.State.READY;
    thread.execute(() ->
        learn(version(texts.list(new NoMeaning()), isMeant), isMeant ? meaning : new NoMeaning()));
  }

  private boolean serveChosen() {
    var chosen = versions.find(versions.chosen());
    chosen.ifPresent(current::use);
    return chosen.isPresent();
  }

  private void learn(String version, Meaning read) {
    if (current.find().map(AppealModel::version).filter(version::equals).isPresent()) {
      return;
    }
    try {
      var begun = clock.instant();
      var kept = files.find(version);
      AppealModel model =
          kept.orElseGet(() -> ModelTrainer.train(version, texts.list(read), done -> {}));
      if (kept.isEmpty()) {
        files.keep(model);
      }
      current.use(model);
      log.info(
          "Appeals are read by {}, after {} s",
          version,
          Duration.between(begun, clock.instant()).toSeconds());
    } catch (RuntimeException broken) {
      log.warn("Appeals are read as before: the shipped texts taught nothing", broken);
    }
  }

  /// Names what is learned from: another text, sign or category gives another name.
  private static String version(List<LabelledAppeal> texts, boolean byMeaning) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (LabelledAppeal one : texts) {
        var told =
            List.of(
                one.source(),
                one.text().words(),
                new TreeSet<>(one.text().signs()).toString(),
                one.category(),
                String.valueOf(one.type()),
                String.valueOf(one.isUrgent()),
                String.valueOf(one.danger()));
        digest.update(String.join("\0", told).getBytes(StandardCharsets.UTF_8));
      }
      String name = HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
      return String.join("-", METHOD, byMeaning ? "meaning" : "words", name);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
