package vigil.portal.orders;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import vigil.casework.Casework;
import vigil.casework.CompletionReport;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.casework.OrderTextMask;
import vigil.casework.Outcome;
import vigil.casework.Refusal;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Problems;
import vigil.messaging.StatusLinks;
import vigil.portal.status.BilingualText;
import vigil.portal.status.PublicOrderStatus;
import vigil.portal.status.PublicOrderStatusBuilder;

/// Files, tells and rates orders for people who have no account here.
@Service
public class CitizenOrders {
  /// The door by which they come in: it registers and submits, as an agent would.
  private static final Staff PORTAL =
      new Staff("portal", "市民门户", "Portal", Set.of(Role.AGENT), null, null);

  /// The citizen, who says by the status page what callback staff would ask.
  private static final Staff CITIZEN =
      new Staff("citizen", "诉求人", "Appellant", Set.of(Role.CALLBACK), null, null);

  /// No order's history is longer.
  private static final int LONGEST_LIFE = 1_000;

  private static final int TRIES = 3;
  private static final Pattern LAST_FOUR = Pattern.compile("\\d{4}");

  /// Nobody joins orders further than that.
  private static final int LONGEST_CHAIN = 20;

  /// An order that is kept.
  ///
  /// @param code told once
  public record RegisteredOrder(
      String order, String number, String code, Instant at, Instant due) {}

  private final Casework casework;
  private final Ledger ledger;
  private final City city;
  private final InstantSource clock;
  private final StatusLinks links;
  private final UnclassifiedCategory unclassified;

  CitizenOrders(
      Casework casework,
      Ledger ledger,
      City city,
      InstantSource clock,
      StatusLinks links,
      UnclassifiedCategory unclassified) {
    this.casework = casework;
    this.ledger = ledger;
    this.city = city;
    this.clock = clock;
    this.links = links;
    this.unclassified = unclassified;
  }

  /// The leaf of an appeal whose sender chose none.
  public String unclassified() {
    return unclassified.code();
  }

  public Instant now() {
    return clock.instant();
  }

  /// Registers and submits.
  public RegisteredOrder registerAndSubmit(Draft draft) {
    return switch (casework.register(draft, List.of(new Step.Submit()), PORTAL)) {
      case Registration.Registered(var order, var code) ->
          new RegisteredOrder(
              order.id(), order.number(), code, order.origin().at(), order.dues().citizen());
      case Registration.Refused(var refusal) ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "This appeal cannot be taken as it is; call 12345. 请拨打12345。",
              Map.of());
    };
  }

  /// Registers it, and submits it if nothing is missing; else an agent completes the draft.
  public RegisteredOrder registerDraft(Draft draft) {
    List<Step.OrderStep> then = draft.missing().isEmpty() ? List.of(new Step.Submit()) : List.of();
    return switch (casework.register(draft, then, PORTAL)) {
      case Registration.Registered(var order, var code) ->
          new RegisteredOrder(
              order.id(), order.number(), code, order.origin().at(), order.dues().citizen());
      case Registration.Refused(var refusal) ->
          throw new IllegalStateException("A draft that lacks nothing was refused: " + refusal);
    };
  }

  /// Writes a draft anew, with what the citizen added, and submits it once nothing is missing.
  public boolean complete(String order, Draft draft) {
    if (take(order, new Step.Amend(draft), PORTAL) instanceof Refusal) {
      return false;
    }
    if (draft.missing().isEmpty()) {
      var _ = take(order, new Step.Submit(), PORTAL);
    }
    return true;
  }

  /// The order as it stands, by id or number, for whoever answers its citizen.
  public Optional<OrderDetails> findDetails(String idOrNumber) {
    return casework.find(idOrNumber, PORTAL);
  }

  /// The citizen's own words; none once they were erased.
  public Optional<String> findWords(String order) {
    return findDetails(order)
        .map(OrderDetails::account)
        .map(Draft.Account::words)
        .filter(it -> !it.isBlank());
  }

  /// Keeps words of the citizen with the order, for those who handle it.
  ///
  /// @return false when nothing can be added just now
  public boolean appendNote(String order, String note) {
    return !(take(order, new Step.Remind(note), PORTAL) instanceof Refusal);
  }

  /// What somebody who may see an order is shown of it.
  ///
  /// @param reply what may be published of the answer; null until there is one
  public record VisibleOrder(String id, String title, @Nullable String reply) {}

  /// Whoever knows both may see it.
  ///
  /// @param code told at the beginning, or the pass out of a link we sent
  public Optional<VisibleOrder> find(String number, String code) {
    return casework
        .findProgress(number, code)
        .map(it -> new VisibleOrder(it.id(), it.title(), it.reply()))
        .or(() -> linked(number, code));
  }

  private Optional<VisibleOrder> linked(String number, String pass) {
    return casework
        .find(number, CITIZEN)
        .filter(it -> it.order().number().equals(number) && links.opens(it.order().id(), pass))
        .map(this::shown);
  }

  private VisibleOrder shown(OrderDetails own) {
    OrderDetails dossier = end(own);
    Order order = dossier.order();
    CompletionReport report =
        order.state().isOpen()
            ? null
            : order.findLead().map(it -> dossier.reports().get(it.id())).orElse(null);
    return new VisibleOrder(
        own.order().id(),
        own.account().title(),
        report == null ? null : report.reply().publicReply());
  }

  private OrderDetails end(OrderDetails own) {
    OrderDetails end = own;
    for (int i = 0; i < LONGEST_CHAIN && end.order().parent() != null; i++) {
      end = casework.find(end.order().parent(), PORTAL).map(CitizenOrders::ofAnother).orElse(end);
    }
    return end;
  }

  /// Who was merged reads the answer to another, with a mark for what is found of a person.
  private static OrderDetails ofAnother(OrderDetails lead) {
    return OrderTextMask.ofAnother(lead.citizen()).apply(lead);
  }

  /// Whether a number that was left with the order, or that it was called from, ends so.
  public boolean isPhoneEnd(String order, String lastFour) {
    return LAST_FOUR.matcher(lastFour).matches()
        && findDetails(order).stream()
            .flatMap(it -> Stream.of(it.citizen().contactPhone(), it.citizen().caller()))
            .filter(Objects::nonNull)
            .anyMatch(it -> it.unmask().number().endsWith(lastFour));
  }

  /// Where it stands, for the citizen.
  public PublicOrderStatus getStatus(String order) {
    PublicOrderStatusBuilder own = telling(order);
    PublicOrderStatusBuilder joined = own.parent() == null ? null : end(own);
    return own.build(joined, unit((joined == null ? own : joined).lead()));
  }

  /// The order that it was joined to, directly or by way of others.
  private PublicOrderStatusBuilder end(PublicOrderStatusBuilder joined) {
    PublicOrderStatusBuilder end = joined;
    for (int i = 0; i < LONGEST_CHAIN && end.parent() != null; i++) {
      end = telling(end.parent());
    }
    return end;
  }

  private PublicOrderStatusBuilder telling(String order) {
    return PublicOrderStatusBuilder.replay(
        LedgerEntry.listFacts(ledger.listBySubject(order, LONGEST_LIFE), OrderFact.class));
  }

  private @Nullable BilingualText unit(@Nullable String id) {
    return id == null
        ? null
        : city.units().find(id).map(it -> new BilingualText(it.name(), it.nameEn())).orElse(null);
  }

  /// What the citizen says of the handling. Someone else may press at the same moment, so a stale
  /// version is read anew: the citizen decided on the answer, not on a version.
  public void rate(
      String order, boolean solved, @Nullable Boolean contacted, @Nullable String note) {
    var said =
        new Step.CallBack(
            CallbackWay.SMS_LINK,
            solved ? CallbackResult.SATISFIED : CallbackResult.DISSATISFIED,
            contacted,
            solved,
            note,
            null);
    Outcome outcome = take(order, said, CITIZEN);
    if (outcome instanceof Refusal refusal) {
      throw Problems.refused(
          HttpStatus.CONFLICT,
          refusal,
          "It cannot be rated just now: it is not waiting for your word. 现在不能评价。",
          Map.of());
    }
  }

  /// The citizen takes it back.
  ///
  /// @param reason in the citizen's words, kept with the order
  public void withdraw(String order, String reason) {
    if (take(order, new Step.Withdraw(reason), CITIZEN) instanceof Refusal refusal) {
      throw Problems.refused(
          HttpStatus.CONFLICT,
          refusal,
          "It cannot be withdrawn any more; call 12345. 现在不能撤回，请拨打12345。",
          Map.of());
    }
  }

  /// Somebody outside has something to add or asks how it goes on.
  ///
  /// @param note kept with the order, for those who handle it
  public void remind(String order, String note) {
    if (take(order, new Step.Remind(note), PORTAL) instanceof Refusal refusal) {
      throw Problems.refused(
          HttpStatus.CONFLICT, refusal, "Nothing can be added to it any more. 该诉求已不能补充。", Map.of());
    }
  }

  private Outcome take(String order, Step said, Staff by) {
    Outcome outcome = new Refusal.Unknown(order);
    for (int i = 0; i < TRIES; i++) {
      int version = casework.find(order, by).map(it -> it.order().version()).orElse(0);
      outcome = casework.take(order, version, said, by);
      if (!(outcome instanceof Refusal.Stale)) {
        break;
      }
    }
    return outcome;
  }
}
