package vigil.insight.reader;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.insight.policy.Topics;
import vigil.kernel.Entry;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerReader;
import vigil.kernel.Timers;

/// Senses each order once, when its category is first known. Beside the counts and not with them:
/// counts are made anew from the ledger when somebody asks for it, and that must wake nobody.
@Component
class SensingReader implements LedgerReader, SmartInitializingSingleton {
  private static final Duration ROLL = Duration.ofSeconds(30);
  private static final int LONGEST_LIFE = 10_000;
  private static final String IMPORT = "IMPORT";

  private final Topics topics;
  private final Sensor sensor;
  private final Ledger ledger;
  private final Timers timers;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  SensingReader(
      Topics topics,
      Sensor sensor,
      Ledger ledger,
      Timers timers,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.topics = topics;
    this.sensor = sensor;
    this.ledger = ledger;
    this.timers = timers;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "insight.sensing";
  }

  @Override
  public void afterSingletonsInstantiated() {
    timers.every(
        "insight.roll",
        ROLL,
        () -> transaction.executeWithoutResult(status -> sensor.roll(clock.instant())));
  }

  @Override
  public void read(List<Entry> entries) {
    var cases = new ArrayList<Sensor.Case>();
    for (Entry entry : entries) {
      OrderNews.of(entry)
          .filter(news -> !of(news).isEmpty() && isNew(news, entry.version()))
          .ifPresent(news ->
              of(news)
                  .forEach(topic -> cases.add(new Sensor.Case(topic, news.place(), news.at()))));
    }
    sensor.take(cases);
  }

  private List<String> of(OrderNews news) {
    String category = news.isAbout() ? news.category() : null;
    return category == null ? List.of() : topics.of(category);
  }

  /// Its topic was not known before, and it was not brought over in a file: last week's orders are
  /// no surge of tonight.
  private boolean isNew(OrderNews news, int version) {
    return !isImported(news)
        && (isRegistration(news)
            || ledger.of(news.order(), LONGEST_LIFE).stream()
                .filter(earlier -> earlier.version() < version)
                .flatMap(earlier -> OrderNews.of(earlier).stream())
                .noneMatch(earlier -> isImported(earlier) || !of(earlier).isEmpty()));
  }

  private static boolean isRegistration(OrderNews news) {
    return news.what().equals("Registered");
  }

  private static boolean isImported(OrderNews news) {
    return isRegistration(news) && IMPORT.equals(news.text("origin", "channel"));
  }
}
