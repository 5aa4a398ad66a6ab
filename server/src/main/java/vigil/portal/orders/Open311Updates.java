package vigil.portal.orders;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.portal.status.PublicOrderStatus;
import vigil.portal.store.SqlOpen311Requests;
import vigil.portal.store.SqlOpen311Updates;

/// What the system that filed a request says of it later, in its citizen's name.
@Service
public class Open311Updates {
  /// States by which a client says that it is done.
  private static final List<String> DONE = List.of("FIXED", "CLOSED");

  /// States by which a client says that it is not.
  private static final List<String> NOT_DONE = List.of("REOPEN", "OPEN");

  /// An update.
  ///
  /// @param updateId the client's own: sent twice, it is taken once
  /// @param status one of FixMyStreet's, in capitals
  public record SubmittedUpdate(
      String system, String number, String updateId, String status, String description) {}

  private final CitizenOrders orders;
  private final SqlOpen311Requests requests;
  private final SqlOpen311Updates news;

  Open311Updates(CitizenOrders orders, SqlOpen311Requests requests, SqlOpen311Updates news) {
    this.orders = orders;
    this.requests = requests;
    this.news = news;
  }

  /// Where the citizen's word is waited for, the state is this word; otherwise the words go to
  /// those who handle it, as a reminder.
  ///
  /// @return our id of the update; empty if this system filed no such request
  @Transactional
  public Optional<String> apply(SubmittedUpdate said) {
    if (!requests.isOf(said.number(), said.system())) {
      return Optional.empty();
    }
    String fresh =
        news.insertOnce(said.system(), said.updateId(), said.number(), orders.now()).orElse(null);
    if (fresh == null) {
      return news.findId(said.system(), said.updateId());
    }
    String order = requests.find(said.number()).orElseThrow().order();
    PublicOrderStatus story = orders.getStatus(order);
    if (story.allowed().mayRate() && DONE.contains(said.status())) {
      orders.rate(order, true, null, said.description());
    } else if (story.allowed().mayRate() && NOT_DONE.contains(said.status())) {
      orders.rate(order, false, null, said.description());
    } else {
      orders.remind(order, said.description());
    }
    return Optional.of(fresh);
  }
}
