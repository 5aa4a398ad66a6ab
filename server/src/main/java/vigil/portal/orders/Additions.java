package vigil.portal.orders;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.portal.status.Story;
import vigil.portal.store.SqlNews;
import vigil.portal.store.SqlRequests;

/// What the system that filed a request says of it later, in its citizen's name.
@Service
public class Additions {
  /// States by which a client says that it is done.
  private static final List<String> DONE = List.of("FIXED", "CLOSED");

  /// States by which a client says that it is not.
  private static final List<String> NOT_DONE = List.of("REOPEN", "OPEN");

  /// An update.
  ///
  /// @param updateId the client's own: sent twice, it is taken once
  /// @param status one of FixMyStreet's, in capitals
  public record Said(
      String system, String number, String updateId, String status, String description) {}

  private final Orders orders;
  private final SqlRequests requests;
  private final SqlNews news;

  Additions(Orders orders, SqlRequests requests, SqlNews news) {
    this.orders = orders;
    this.requests = requests;
    this.news = news;
  }

  /// Where the citizen's word is waited for, the state is this word; otherwise the words go to
  /// those who handle it, as a reminder.
  ///
  /// @return our id of the update; empty if this system filed no such request
  @Transactional
  public Optional<String> take(Said said) {
    if (!requests.isOf(said.number(), said.system())) {
      return Optional.empty();
    }
    String fresh =
        news.saidOnce(said.system(), said.updateId(), said.number(), orders.now()).orElse(null);
    if (fresh == null) {
      return news.said(said.system(), said.updateId());
    }
    String order = requests.find(said.number()).orElseThrow().order();
    Story story = orders.story(order);
    if (story.mayRate() && DONE.contains(said.status())) {
      orders.rate(order, true, null, said.description());
    } else if (story.mayRate() && NOT_DONE.contains(said.status())) {
      orders.rate(order, false, null, said.description());
    } else {
      orders.remind(order, said.description());
    }
    return Optional.of(fresh);
  }
}
