package vigil.portal.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Channel;
import vigil.casework.OrderFact;
import vigil.casework.PrivacyFact;
import vigil.city.AppealType;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.Unit;
import vigil.city.Urgency;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;
import vigil.portal.map.Outlines.Point;
import vigil.portal.status.PublicOrderStatusBuilder;
import vigil.portal.store.SqlOpen311Requests;
import vigil.portal.store.SqlOpen311Requests.Client;
import vigil.portal.store.SqlOpen311Updates;

/// Orders that come in by Open311, and what anyone may see of them: kept up to date from the
/// ledger.
@Service
public class Open311Requests implements Projection {
  /// No order's history is longer.
  private static final int LONGEST_LIFE = 1_000;

  /// What a system sent.
  public record NewRequest(
      Client client,
      String service,
      Location location,
      String description,
      Answers answers,
      Sender sender) {}

  /// Where it is.
  public record Location(Area area, @Nullable Point point, String address) {}

  /// What was answered to the service's questions.
  ///
  /// @param lines the answers and the address of a picture, line by line
  /// @param accused the unit that it complains of, as it was said; null where it complains of none
  public record Answers(List<String> lines, Urgency urgency, @Nullable String accused) {}

  /// The citizen, as far as it is said.
  public record Sender(@Nullable String name, @Nullable String phone, @Nullable String email) {}

  /// A request that is kept.
  ///
  /// @param code told once; null when this token was filed before
  public record FiledRequest(String number, @Nullable String code) {}

  private final CitizenOrders orders;
  private final SqlOpen311Requests store;
  private final SqlOpen311Updates news;
  private final Ledger ledger;
  private final City city;

  Open311Requests(
      CitizenOrders orders,
      SqlOpen311Requests store,
      SqlOpen311Updates news,
      Ledger ledger,
      City city) {
    this.orders = orders;
    this.store = store;
    this.news = news;
    this.ledger = ledger;
    this.city = city;
  }

  /// The order and what is public of it, or neither; the same token brings the same request.
  @Transactional
  public FiledRequest file(NewRequest sent) {
    String token = sent.client().token();
    if (token != null) {
      store.lockToken(token);
      Optional<String> earlier = store.findByToken(token);
      if (earlier.isPresent()) {
        return new FiledRequest(earlier.get(), null);
      }
    }
    CitizenOrders.RegisteredOrder filed = orders.registerAndSubmit(draft(sent, orders.now()));
    Area area = sent.location().area();
    String street = area.street();
    store.add(
        new SqlOpen311Requests.NewRequest(
            filed.number(),
            filed.order(),
            sent.service(),
            new SqlOpen311Requests.Location(
                street == null ? area.district() : street, sent.location().point()),
            sent.client(),
            filed.at(),
            sent.answers().accused() != null));
    return new FiledRequest(filed.number(), filed.code());
  }

  /// What was answered stands below the words, and beside them where both together are too long.
  private Draft draft(NewRequest sent, Instant now) {
    String service = city.categories().find(sent.service()).orElseThrow().name();
    String accused = sent.answers().accused();
    String answers = String.join("\n", sent.answers().lines());
    String all = answers.isEmpty() ? sent.description() : sent.description() + "\n" + answers;
    boolean fits = all.length() <= Draft.LONGEST_TEXT;
    Area area = sent.location().area();
    Sender who = sent.sender();
    var type = accused == null ? AppealType.HELP : AppealType.COMPLAINT;
    return new Draft(
        Draft.Source.of(Channel.OPEN311),
        new Draft.Appeal(type, sent.answers().urgency(), sent.service()),
        new Draft.Account(
            service,
            fits ? all : sent.description(),
            sent.description(),
            fits ? null : answers,
            now),
        new Draft.Place(area.district(), area.street(), sent.location().address()),
        Draft.Appellant.person(who.name(), who.phone(), who.email()),
        Draft.Accused.of(accused(accused)),
        Draft.Handling.asked(who.name() == null, false)
            .withTags(List.of("open311:" + sent.client().system())));
  }

  /// A name that is no unit's is left to the dispatcher, who reads it with the words.
  private @Nullable String accused(@Nullable String said) {
    return said == null
        ? null
        : city.units()
            .findByName(said)
            .filter(unit -> unit.kind() != Unit.Kind.HOTLINE)
            .map(Unit::id)
            .orElse(null);
  }

  public Optional<SqlOpen311Requests.FiledRequest> find(String number) {
    return store.find(number);
  }

  public Optional<String> findByToken(String token) {
    return store.findByToken(token);
  }

  /// Those of these numbers that there are, in their order.
  public List<SqlOpen311Requests.FiledRequest> find(List<String> numbers) {
    return store.find(numbers);
  }

  /// Newest first; those that accuse a unit only for the system that filed them.
  ///
  /// @param reader the system that asks; null for anybody
  public List<SqlOpen311Requests.FiledRequest> list(
      SqlOpen311Requests.RequestFilter wanted, @Nullable String reader) {
    return store.list(wanted, reader);
  }

  @Override
  public String name() {
    return "portal.requests";
  }

  @Override
  public List<String> tables() {
    return List.of("portal.request_news");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      if (entry.is(PrivacyFact.PersonalDataErased.class)) {
        store.forget(entry.subject());
      }
      for (OrderFact fact : LedgerEntry.listFacts(List.of(entry), OrderFact.class)) {
        if (accuses(fact)) {
          store.markAccusing(fact.subject());
        }
        store
            .touch(fact.subject(), fact.on().at(), opens(fact))
            .ifPresent(number -> tell(number, fact));
      }
    }
  }

  /// The sentence is the one that the status page showed right after this fact.
  private void tell(String number, OrderFact fact) {
    String status = Open311UpdateStatus.find(fact);
    if (status == null) {
      return;
    }
    var until =
        LedgerEntry.listFacts(ledger.listBySubject(fact.subject(), LONGEST_LIFE), OrderFact.class)
            .stream()
            .filter(it -> it.version() <= fact.version())
            .toList();
    var told = PublicOrderStatusBuilder.replay(until).build(null, null).now();
    news.append(
        new SqlOpen311Updates.RequestUpdate(
            number,
            fact.version(),
            fact.on().at(),
            status,
            fact.getClass().getSimpleName(),
            told.zh(),
            told.en()));
  }

  /// Whether a fact tells of a unit that is accused.
  private static boolean accuses(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered it -> it.appeal().accused() != null;
      case OrderFact.Amended it -> it.appeal().accused() != null;
      case OrderFact.Submitted it -> it.appeal().accused() != null;
      case OrderFact.AccusedNamed it -> !it.accused().equals(Order.Appeal.NOBODY);
      case OrderFact.Absorbed it -> !it.accused().isEmpty();
      case OrderFact.Answered _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Merged _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.Supervised _,
          OrderFact.Reminded _,
          OrderFact.UrgencyRaised _,
          OrderFact.LeaderNoted _,
          OrderFact.FellOverdue _,
          OrderFact.Rescheduled _,
          OrderFact.UnitFact _,
          OrderFact.RequestFact _,
          OrderFact.RoundFact _ ->
          false;
    };
  }

  /// Whether a fact opens or closes the order; null if neither.
  private static @Nullable Boolean opens(OrderFact fact) {
    return switch (fact) {
      case OrderFact.RecheckOrdered _, OrderFact.AnswerTakenBack _ -> true;
      case OrderFact.Closed _,
          OrderFact.Answered _,
          OrderFact.NotAccepted _,
          OrderFact.EmergencyTransferred _,
          OrderFact.Withdrawn _,
          OrderFact.Merged _ ->
          false;
      case OrderFact.Registered _,
          OrderFact.Amended _,
          OrderFact.Submitted _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.PriorityFact _,
          OrderFact.UnitFact _,
          OrderFact.RequestFact _,
          OrderFact.Audited _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.Archived _ ->
          null;
    };
  }
}
