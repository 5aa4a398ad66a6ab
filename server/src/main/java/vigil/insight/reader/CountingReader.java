package vigil.insight.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.acd.AcdFact;
import vigil.insight.policy.Topics;
import vigil.insight.store.SqlSeen;
import vigil.kernel.Entry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Timers;
import vigil.telephony.TelephonyFact;

/// Counts calls and orders as the ledger tells of them. An order counts once, when its category is
/// first known, in the ten minutes in which that was said.
@Component
class CountingReader implements LedgerReader, SmartInitializingSingleton {
  private static final Duration ROLL = Duration.ofSeconds(30);

  /// An order whose place nobody knows counts for the city alone.
  private static final String NOWHERE = "-";

  private final SqlSeen seen;
  private final Topics topics;
  private final Sensor sensor;
  private final Timers timers;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  CountingReader(
      SqlSeen seen,
      Topics topics,
      Sensor sensor,
      Timers timers,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.seen = seen;
    this.topics = topics;
    this.sensor = sensor;
    this.timers = timers;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public String name() {
    return "insight.counts";
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
      call(entry);
      OrderNews.of(entry).ifPresent(news -> order(news, cases));
    }
    sensor.take(cases);
  }

  private void call(Entry entry) {
    if (entry.is(TelephonyFact.CallArrived.class)) {
      seen.callArrived(entry.subject(), entry.at());
    } else if (entry.is(AcdFact.Enqueued.class)) {
      seen.callQueued(entry.subject(), entry.at());
    } else if (entry.is(TelephonyFact.Answered.class)) {
      seen.callAnswered(entry.subject(), entry.at());
    } else if (entry.is(TelephonyFact.Ended.class)) {
      var ended = entry.as(TelephonyFact.Ended.class);
      seen.callEnded(
          entry.subject(), entry.at(), String.valueOf(ended.reason()), ended.talkMillis());
    }
  }

  private void order(OrderNews news, List<Sensor.Case> cases) {
    String order = news.order();
    switch (news.what()) {
      case "Registered" -> {
        seen.registered(
            order,
            news.text("number"),
            news.at(),
            news.text("origin", "channel"),
            news.text("origin", "contact"));
        about(news, cases);
      }
      case "Amended" -> about(news, cases);
      case "Submitted" -> {
        about(news, cases);
        seen.state(order, "PENDING_DISPATCH");
      }
      case "Dispatched" -> seen.dispatched(order, leadDue(news));
      case "Extended" -> seen.due(order, news.time("due"));
      case "Returned" -> seen.returned(order);
      case "Reported" -> seen.reported(order, news.text("result"));
      case "Audited" -> {
        if (Boolean.TRUE.equals(news.bool("passed"))) {
          seen.state(order, "PENDING_CALLBACK");
        }
      }
      case "CalledBack" ->
          seen.calledBack(order, news.text("attempt", "result"), news.bool("attempt", "contacted"));
      case "RecheckOrdered" -> seen.rechecked(order);
      case "Answered" -> seen.answered(order);
      case "Closed" -> seen.closed(order, news.at(), !Boolean.FALSE.equals(news.bool("onTime")));
      case "NotAccepted" -> seen.state(order, "NOT_ACCEPTED");
      case "EmergencyTransferred" -> seen.state(order, "TRANSFERRED_EMERGENCY");
      case "Merged" -> seen.state(order, "MERGED");
      case "Shelved" -> seen.state(order, "SHELVED");
      case "DeclaredDifficult" -> seen.state(order, "DIFFICULT");
      case "Withdrawn" -> seen.state(order, "WITHDRAWN");
      case "Archived" -> seen.state(order, "ARCHIVED");
      default -> {
        // No figure depends on the rest.
      }
    }
  }

  private void about(OrderNews news, List<Sensor.Case> cases) {
    String category = news.text("appeal", "category");
    String district = news.text("appeal", "district");
    var of = category == null ? List.<String>of() : topics.of(category);
    boolean isNews = !of.isEmpty() && !seen.isCounted(news.order());
    seen.about(
        news.order(), new SqlSeen.About(news.text("appeal", "type"), category, district, of));
    if (isNews) {
      String where = district == null ? NOWHERE : district;
      of.forEach(topic -> cases.add(new Sensor.Case(topic, where, news.at())));
    }
  }

  private static @Nullable Instant leadDue(OrderNews news) {
    var lead = news.body().path("parts").path(0).path("due");
    return lead.isString() ? Instant.parse(lead.asString("")) : null;
  }
}
