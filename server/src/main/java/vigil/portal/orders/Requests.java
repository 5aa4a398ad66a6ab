package vigil.portal.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Draft;
import vigil.casework.Order.Channel;
import vigil.casework.OrderFact;
import vigil.city.AppealType;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.Urgency;
import vigil.kernel.Entry;
import vigil.kernel.LedgerReader;
import vigil.portal.status.Facts;
import vigil.portal.store.SqlRequests;

/// Orders that come in by Open311, and what anyone may see of them: kept up to date from the
/// ledger.
@Service
public class Requests implements LedgerReader {
  /// What a system sent.
  ///
  /// @param system whose key it was
  public record Sent(
      String system,
      String service,
      Area area,
      String address,
      String description,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email) {}

  private final Orders orders;
  private final SqlRequests store;
  private final City city;

  Requests(Orders orders, SqlRequests store, City city) {
    this.orders = orders;
    this.store = store;
    this.city = city;
  }

  /// The order and what is public of it, or neither.
  @Transactional
  public Orders.Filed file(Sent sent) {
    Orders.Filed filed = orders.file(draft(sent, orders.now()));
    String street = sent.area().street();
    store.add(
        filed.number(),
        filed.order(),
        sent.service(),
        street == null ? sent.area().district() : street,
        sent.system(),
        filed.at());
    return filed;
  }

  private Draft draft(Sent sent, Instant now) {
    String service = city.categories().find(sent.service()).orElseThrow().name();
    String phone = sent.phone();
    return new Draft(
        Channel.OPEN311,
        null,
        AppealType.HELP,
        Urgency.NORMAL,
        sent.service(),
        service,
        sent.description(),
        sent.description(),
        null,
        now,
        sent.area().district(),
        sent.area().street(),
        sent.address(),
        new Draft.Appellant(
            sent.name(),
            null,
            phone == null || phone.isBlank() ? null : phone.replaceAll("[ ()-]", ""),
            null,
            null,
            sent.email(),
            Draft.CustomerKind.PERSON),
        null,
        null,
        sent.name() == null,
        false,
        false,
        false,
        false,
        List.of("open311:" + sent.system()),
        null);
  }

  public Optional<SqlRequests.Filed> find(String number) {
    return store.find(number);
  }

  public List<SqlRequests.Filed> list(SqlRequests.Wanted wanted) {
    return store.list(wanted);
  }

  @Override
  public String name() {
    return "portal.requests";
  }

  @Override
  public void read(List<Entry> entries) {
    for (Entry entry : entries) {
      for (OrderFact fact : new ArrayList<>(Facts.of(List.of(entry)))) {
        store.touch(fact.subject(), fact.on().at(), opens(fact));
      }
    }
  }

  /// Whether a fact opens or closes the order; null if neither.
  private static @Nullable Boolean opens(OrderFact fact) {
    if (fact instanceof OrderFact.RecheckOrdered) {
      return true;
    }
    boolean closes =
        fact instanceof OrderFact.Closed
            || fact instanceof OrderFact.Answered
            || fact instanceof OrderFact.NotAccepted
            || fact instanceof OrderFact.EmergencyTransferred
            || fact instanceof OrderFact.Withdrawn
            || fact instanceof OrderFact.Merged;
    return closes ? Boolean.FALSE : null;
  }
}
