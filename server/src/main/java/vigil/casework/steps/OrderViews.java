package vigil.casework.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Assignment;
import vigil.casework.CaseworkFact;
import vigil.casework.Caution;
import vigil.casework.Clock;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.casework.OrderHandling;
import vigil.casework.OrderRow;
import vigil.casework.OrderTextMask;
import vigil.casework.OrderVisibility;
import vigil.casework.OwnWords;
import vigil.casework.Viewer;
import vigil.casework.life.Clocks;
import vigil.casework.life.EndedRequests;
import vigil.casework.life.OrderReplay;
import vigil.casework.store.OrderContents;
import vigil.casework.store.SqlOrderQueries;
import vigil.city.City;
import vigil.city.DueStatus;
import vigil.identity.Identity;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// What somebody is shown of an order.
@Component
public record OrderViews(
    SqlOrderQueries lists, Ledger ledger, City city, InstantSource clock, Identity identity) {
  static final int LONGEST_LIFE = 10_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  /// A line of a list.
  public OrderRow row(SqlOrderQueries.ListedOrder one, Viewer viewer) {
    Order o = one.order();
    List<Clock> clocks = Clocks.list(o, city.limits(), clock.instant());
    Assignment lead = o.findLead().orElse(null);
    var appeal = o.appeal();
    boolean isHidden = OrderVisibility.hidesCaller(o, viewer);
    return new OrderRow(
        o.id(),
        o.number(),
        new OrderRow.Standing(
            o.version(),
            o.state(),
            o.round(),
            OrderVisibility.shownFlags(o, viewer),
            o.requests().stream().map(Order.Request::kind).collect(Collectors.toSet())),
        new OrderRow.AppealCodes(
            appeal.type(), appeal.urgency(), appeal.category(), appeal.district(), appeal.street()),
        OrderTextMask.LISTS.hiding(one.name()).apply(one.title()),
        new OrderRow.Arrival(o.origin().at(), o.origin().channel(), isHidden ? null : one.caller()),
        new OrderRow.Handler(lead == null ? null : lead.unit(), lead == null ? null : lead.state()),
        new OrderRow.NextDue(
            clocks.isEmpty() ? null : clocks.getFirst(),
            clocks.stream()
                .map(Clock::lamp)
                .max(Comparator.naturalOrder())
                .orElse((DueStatus) null)));
  }

  /// The whole story, without the exact place for whom it is not; to whom the caller is hidden,
  /// without the registered name in any of its words that somebody else wrote; for a unit that has
  /// no part any more as far as it went while it had one.
  OrderDetails details(Order order, Staff by, Viewer viewer) {
    OrderContents c = lists.getContents(order.id());
    List<LedgerEntry> life = told(order, ledger.listBySubject(order.id(), LONGEST_LIFE), viewer);
    OrderDetails told = details(order, c, life, by, viewer);
    var mask = OrderTextMask.ofPlace(OrderVisibility.showsPlace(order, viewer, by.roles()));
    return OrderVisibility.hidesCaller(order, viewer)
        ? mask.hiding(c.citizen().name()).apply(told, own(order, life, viewer))
        : mask.apply(told);
  }

  /// What happened as long as it was for the viewer.
  static List<LedgerEntry> told(Order order, List<LedgerEntry> life, Viewer viewer) {
    if (OrderVisibility.isToldOn(order, viewer)) {
      return life;
    }
    int end = OrderReplay.findEnd(facts(life), past -> OrderVisibility.isToldOn(past, viewer));
    return life.stream()
        .takeWhile(
            entry -> entry.find(OrderFact.class).stream().allMatch(fact -> fact.version() <= end))
        .toList();
  }

  /// As the order stood after what is told of it.
  private static Order past(Order order, List<LedgerEntry> told) {
    List<OrderFact> facts = facts(told);
    return facts.isEmpty() ? order : OrderReplay.replay(facts);
  }

  private OwnWords own(Order order, List<LedgerEntry> life, Viewer viewer) {
    return OwnWords.of(
        order,
        facts(life),
        viewer,
        staff ->
            identity
                .findStaff(staff)
                .filter(it -> Objects.equals(it.unit(), viewer.unit()))
                .isPresent());
  }

  private static List<OrderFact> facts(List<LedgerEntry> life) {
    return life.stream().flatMap(entry -> entry.find(OrderFact.class).stream()).toList();
  }

  private OrderDetails details(
      Order order, OrderContents c, List<LedgerEntry> life, Staff by, Viewer viewer) {
    boolean isHidden = OrderVisibility.hidesCaller(order, viewer);
    boolean isToldOn = OrderVisibility.isToldOn(order, viewer);
    Order past = isToldOn ? order : past(order, life);
    Order flagged = past.withFlags(OrderVisibility.shownFlags(past, viewer));
    Order shown =
        OrderVisibility.showsConference(order, viewer) ? flagged : flagged.withoutConference();
    return new OrderDetails(
        isHidden ? shown.withoutContact() : shown,
        isHidden ? c.account().withoutWords() : c.account(),
        c.addresses().shown(OrderVisibility.showsPlace(order, viewer, by.roles())),
        isHidden ? c.citizen().hidden() : c.citizen(),
        new OrderDetails.Remarks(
            c.threat(),
            c.tags(),
            isHidden ? null : c.originalNumber(),
            isToldOn ? c.replyPoints() : null,
            viewer.isHotline() ? cautions(order, c) : List.of()),
        isToldOn ? lists.reports(order.id()) : ownReports(order, viewer),
        Clocks.list(past, city.limits(), clock.instant()),
        history(order, life, viewer));
  }

  private Map<String, CompletionReport> ownReports(Order order, Viewer viewer) {
    var reports = new LinkedHashMap<>(lists.reports(order.id()));
    order.assignments().stream()
        .filter(part -> !viewer.tree().contains(part.unit()))
        .forEach(part -> reports.remove(part.id()));
    return reports;
  }

  private static List<Caution> cautions(Order order, OrderContents c) {
    var told = c.account();
    var who = c.citizen();
    var words = Stream.of(told.title(), told.description(), told.wishes(), c.addresses().address());
    var tellers =
        Stream.of(
            who.name() == null ? null : who.name().unmask(),
            who.caller() == null ? null : who.caller().unmask().number(),
            who.contactPhone() == null ? null : who.contactPhone().unmask().number(),
            who.email() == null ? null : who.email().unmask());
    return Caution.list(
        order, words.filter(Objects::nonNull).toList(), tellers.filter(Objects::nonNull).toList());
  }

  private static boolean isTold(LedgerEntry entry, Order order, Viewer viewer) {
    return entry.find(OrderFact.class).stream()
            .allMatch(fact -> OrderVisibility.tellsOf(order, viewer, fact))
        && entry.find(CaseworkFact.class).stream()
            .allMatch(fact -> OrderVisibility.tellsOf(order, viewer, fact));
  }

  private List<OrderDetails.Event> history(Order order, List<LedgerEntry> life, Viewer viewer) {
    Map<Integer, String> notes = lists.notes(order.id());
    var ended = EndedRequests.list(facts(life));
    return life.stream()
        .filter(entry -> isTold(entry, order, viewer))
        .map(entry -> event(entry, notes, order, viewer, ended))
        .toList();
  }

  private static OrderDetails.Event event(
      LedgerEntry entry,
      Map<Integer, String> notes,
      Order order,
      Viewer viewer,
      Map<Integer, List<Order.RequestKind>> ended) {
    JsonNode on = entry.body().path("on");
    var more = new LinkedHashMap<>(JSON.convertValue(entry.body(), FIELDS));
    more.remove("on");
    if (entry.find(OrderFact.class).isPresent() && ended.containsKey(entry.version())) {
      more.put("ended", ended.get(entry.version()));
    }
    if (OrderVisibility.hidesCaller(order, viewer)) {
      more.remove("origin");
      more.computeIfPresent("attempt", (_, told) -> withoutCall(told));
    }
    if (!viewer.isHotline()) {
      more.computeIfPresent("flags", (_, told) -> forUnits(told));
    }
    String by = on.path("by").asString(entry.body().path("by").asString(""));
    Instant at = entry.at();
    String kind = entry.kind().substring(entry.kind().indexOf('.') + 1);
    return new OrderDetails.Event(
        entry.version(),
        kind,
        at,
        by,
        more,
        showsNote(entry, order, viewer) ? notes.get(entry.version()) : null);
  }

  private static Object forUnits(Object flags) {
    return flags instanceof List<?> all
        ? all.stream()
            .filter(flag -> OrderVisibility.isForUnits(Order.Flag.valueOf(String.valueOf(flag))))
            .toList()
        : flags;
  }

  private static Object withoutCall(Object attempt) {
    if (!(attempt instanceof Map<?, ?> told) || told.get("call") == null) {
      return attempt;
    }
    var less = new LinkedHashMap<Object, Object>(told);
    less.put("call", OrderHandling.HIDDEN_CALL);
    return less;
  }

  private static boolean showsNote(LedgerEntry entry, Order order, Viewer viewer) {
    return entry
        .find(OrderFact.class)
        .filter(fact -> OrderVisibility.showsNote(order, viewer, fact))
        .isPresent();
  }
}
