package vigil.understanding.steps;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.city.City;
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
  private static final String METHOD = "shipped-1";

  private static final int NAME_BYTES = 8;

  private final City city;
  private final CurrentModel current;
  private final ModelFiles files;
  private final InstantSource clock;
  private final boolean isWanted;
  private final ExecutorService learning =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("understanding-training").factory());

  BackgroundTraining(
      City city,
      CurrentModel current,
      ModelFiles files,
      InstantSource clock,
      @Value("${vigil.understanding.train-at-start:true}") boolean isWanted) {
    this.city = city;
    this.current = current;
    this.files = files;
    this.clock = clock;
    this.isWanted = isWanted;
  }

  /// A model of meaning that is there already serves at once, by words until sentences can be read.
  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    if (isWanted) {
      learning.execute(() -> {
        var texts = ShippedTexts.list(city, new NoMeaning());
        files
            .find(version(texts, true))
            .ifPresentOrElse(current::use, () -> learn(version(texts, false), new NoMeaning()));
      });
    }
  }

  @EventListener
  void meaningIsThere(MeaningReady ready) {
    if (isWanted) {
      learning.execute(
          () -> learn(version(ShippedTexts.list(city, new NoMeaning()), true), ready.meaning()));
    }
  }

  private void learn(String version, Meaning meaning) {
    if (current.find().map(AppealModel::version).filter(version::equals).isPresent()) {
      return;
    }
    try {
      var begun = clock.instant();
      var kept = files.find(version);
      AppealModel model =
          kept.orElseGet(
              () -> ModelTrainer.train(version, ShippedTexts.list(city, meaning), done -> {}));
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
