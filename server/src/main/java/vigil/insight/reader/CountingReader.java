package vigil.insight.reader;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.acd.AcdFact;
import vigil.insight.policy.Topics;
import vigil.insight.store.SqlSeen;
import vigil.insight.store.SqlSensing;
import vigil.kernel.Entry;
import vigil.kernel.Projection;
import vigil.telephony.TelephonyFact;

/// Counts calls and orders as the ledger tells of them. An order counts once, when its category is
/// first known, in the ten minutes in which that was said.
@Component
class CountingReader implements Projection {
  private final SqlSeen seen;
  private final SqlSensing cells;
  private final Topics topics;

  CountingReader(SqlSeen seen, SqlSensing cells, Topics topics) {
    this.seen = seen;
    this.cells = cells;
    this.topics = topics;
  }

  @Override
  public String name() {
    return "insight.counts";
  }

  @Override
  public List<String> tables() {
    return List.of("insight.order_seen", "insight.call_seen", "insight.cell");
  }

  @Override
  public void read(List<Entry> entries) {
    for (Entry entry : entries) {
      call(entry);
      OrderNews.of(entry).ifPresent(this::order);
    }
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

  private void order(OrderNews news) {
    String order = news.order();
    switch (news.what()) {
      case "Registered" -> {
        seen.registered(
            order,
            news.text("number"),
            news.at(),
            news.text("origin", "channel"),
            news.text("origin", "contact"));
        about(news);
      }
      case "Amended" -> about(news);
      case "Submitted" -> {
        about(news);
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

  private void about(OrderNews news) {
    String category = news.text("appeal", "category");
    String district = news.text("appeal", "district");
    var of = category == null ? List.<String>of() : topics.of(category);
    boolean isNews = !of.isEmpty() && !seen.isCounted(news.order());
    seen.about(
        news.order(), new SqlSeen.About(news.text("appeal", "type"), category, district, of));
    if (isNews) {
      of.forEach(topic -> cells.count(topic, news.place(), news.at()));
    }
  }

  private static @Nullable Instant leadDue(OrderNews news) {
    var lead = news.body().path("parts").path(0).path("due");
    return lead.isString() ? Instant.parse(lead.asString("")) : null;
  }
}
