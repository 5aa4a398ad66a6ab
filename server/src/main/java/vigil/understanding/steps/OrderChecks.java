package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.ContactCalls;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.casework.Scripts;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.understanding.QualityFact;
import vigil.understanding.QualityFact.Checked;
import vigil.understanding.QualityFact.Moment;
import vigil.understanding.QualityFact.Responsible;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityKind;
import vigil.understanding.QualitySubject;
import vigil.understanding.life.quality.CheckedOrder;
import vigil.understanding.life.quality.QualityCheck;

/// Looks at an order after a step that ends somebody's work on it.
@Component
class OrderChecks {
  /// Reads orders with all their words, as a reviewer does.
  static final Staff QUALITY =
      new Staff("quality", "质量核查", "Quality check", Set.of(Role.REVIEWER), null, null);

  private static final Set<QualityKind> AT_CLOSING =
      EnumSet.of(QualityKind.CLOSED_AGAINST_CITIZEN, QualityKind.DATE_PASSED);

  private final Casework casework;
  private final ContactCalls calls;
  private final Scripts scripts;
  private final QualityPolicy policy;

  OrderChecks(Casework casework, ContactCalls calls, Scripts scripts, QualityPolicy policy) {
    this.casework = casework;
    this.calls = calls;
    this.scripts = scripts;
    this.policy = policy;
  }

  /// What was found; empty where nothing is to be looked at, or the order is gone.
  List<Checked> check(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered it -> list(it, order -> List.of(written(it, order)));
      case OrderFact.Amended it -> list(it, order -> List.of(written(it, order)));
      case OrderFact.Answered it -> list(it, order -> answered(it, order).stream().toList());
      case OrderFact.AnswerTakenBack it -> list(it, order -> takenBack(it, order));
      case OrderFact.Reported it -> list(it, order -> reported(it, order).stream().toList());
      case OrderFact.Closed it -> list(it, order -> List.of(closed(it, order)));
      case OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Submitted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.PartTakenBack _,
          OrderFact.Relayed _,
          OrderFact.Dispatched _,
          OrderFact.Signed _,
          OrderFact.Returned _,
          OrderFact.Recalled _,
          OrderFact.Contacted _,
          OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.FeedbackGiven _,
          OrderFact.Audited _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.RecheckOrdered _,
          OrderFact.Archived _,
          OrderFact.RequestFact _,
          OrderFact.PriorityFact _ ->
          List.of();
    };
  }

  /// The call by which an order came.
  Optional<String> findContact(String order) {
    return casework.find(order, QUALITY).map(one -> one.order().origin().contact());
  }

  private List<Checked> list(OrderFact fact, Function<OrderDetails, List<Checked>> looks) {
    return casework.find(fact.subject(), QUALITY).map(looks).orElse(List.of());
  }

  /// Whoever registered it answers for its words, also for those that were amended.
  private Checked written(OrderFact fact, OrderDetails details) {
    var found = check(reading(details).appealOnly(), QualitySubject.ORDER);
    return checked(fact, Moment.REGISTERED, agent(details.order().origin().by()), found);
  }

  private Optional<Checked> answered(OrderFact.Answered fact, OrderDetails details) {
    return details.history().stream()
        .filter(event -> event.version() == fact.version() && event.words() != null)
        .findFirst()
        .map(event ->
            reading(details)
                .answered(words(event.words()), fact.on().at(), forbidden(fact), scripted(fact)))
        .map(order -> check(order, QualitySubject.REPLY))
        .map(found -> checked(fact, Moment.ANSWERED, agent(fact.on().by()), found));
  }

  /// Nothing is left to find in an answer that nobody was given, nor in the closing with it: they
  /// are looked at again with whom they were found at.
  private static List<Checked> takenBack(OrderFact.AnswerTakenBack fact, OrderDetails details) {
    var looks = new ArrayList<Checked>();
    last(details, OrderFact.Answered.class)
        .ifPresent(by -> looks.add(checked(fact, Moment.ANSWERED, agent(by), List.of())));
    last(details, OrderFact.Closed.class)
        .ifPresent(by -> looks.add(checked(fact, Moment.CLOSED, agent(by), List.of())));
    return looks;
  }

  private static Optional<String> last(OrderDetails details, Class<? extends OrderFact> kind) {
    return details.history().stream()
        .filter(event -> event.is(kind))
        .reduce((_, later) -> later)
        .map(OrderDetails.Event::by);
  }

  private List<String> forbidden(OrderFact.Answered fact) {
    return Optional.ofNullable(fact.script()).flatMap(scripts::findDoNotPromise).stream().toList();
  }

  private List<String> scripted(OrderFact.Answered fact) {
    return fact.script() == null ? List.of() : scripts.listWording(fact.script());
  }

  private static String words(@Nullable String words) {
    return words == null ? "" : words;
  }

  private Optional<Checked> reported(OrderFact.Reported fact, OrderDetails details) {
    String part = fact.assignment();
    String unit = details.order().findAssignment(part).map(it -> it.unit()).orElse(null);
    return reading(details)
        .reported(part, fact.on().at())
        .map(order -> check(order, QualitySubject.REPLY))
        .map(found -> checked(fact, Moment.REPORTED, new Responsible(part, unit, null), found));
  }

  private Checked closed(OrderFact.Closed fact, OrderDetails details) {
    var found =
        policy.check().check(reading(details).closed(fact)).stream()
            .filter(finding -> AT_CLOSING.contains(finding.kind()))
            .toList();
    return checked(fact, Moment.CLOSED, agent(fact.on().by()), found);
  }

  private OrderReading reading(OrderDetails details) {
    return new OrderReading(details, calls.listAbout(details.order().id()));
  }

  private List<QualityFinding> check(CheckedOrder order, QualitySubject subject) {
    QualityCheck check = policy.check();
    return check.check(order).stream().filter(it -> it.kind().subject() == subject).toList();
  }

  private static Responsible agent(String by) {
    return new Responsible(null, null, by);
  }

  private static Checked checked(
      OrderFact fact, Moment moment, Responsible responsible, List<QualityFinding> found) {
    return new Checked(
        QualityFact.subjectOf(fact.subject()),
        fact.on().at(),
        moment,
        fact.version(),
        responsible,
        found);
  }
}
