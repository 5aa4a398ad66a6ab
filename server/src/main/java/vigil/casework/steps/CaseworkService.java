package vigil.casework.steps;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.Draft;
import vigil.casework.Offer;
import vigil.casework.Order;
import vigil.casework.OrderDetails;
import vigil.casework.OrderQuery;
import vigil.casework.OrderRow;
import vigil.casework.OrderState;
import vigil.casework.OrderTextMask;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.PreviousOrder;
import vigil.casework.Progress;
import vigil.casework.Refusal;
import vigil.casework.Registration;
import vigil.casework.Scripts;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.store.SqlOrderQueries;
import vigil.city.City;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.Phone;

/// The door from inside.
@Component
public class CaseworkService implements Casework {
  private final OrderSteps steps;
  private final SqlOrderQueries lists;
  private final City city;
  private final InstantSource clock;
  private final OrderRegistration registration;
  private final CitizenProgress progress;
  private final OrderReferences references;
  private final OrderViews views;
  private final StepOffers offers;
  private final AnswerRules answers;

  CaseworkService(
      OrderSteps steps,
      SqlOrderQueries lists,
      OrderViews views,
      City city,
      InstantSource clock,
      OrderRegistration registration,
      CitizenProgress progress,
      ObjectProvider<Scripts> scripts) {
    this.steps = steps;
    this.lists = lists;
    this.city = city;
    this.clock = clock;
    this.registration = registration;
    this.progress = progress;
    references = new OrderReferences(lists);
    this.views = views;
    offers = new StepOffers(steps.knowledge(), clock);
    answers = new AnswerRules(() -> scripts.stream().findFirst());
  }

  @Override
  public Registration register(Draft given, List<Step.OrderStep> then, Staff by) {
    return registration.register(given, then, actor(by));
  }

  @Override
  public Outcome take(String id, int seen, Step step, Staff by) {
    if (!(step instanceof Step.Answer answer)) {
      Refusal quoted = answers.quotes(step);
      return quoted == null
          ? steps.take(id, seen, new DangerTagger(city).mark(references.byId(step)), actor(by))
          : quoted;
    }
    // what an order says is compared only for whoever may answer it
    Refusal no = steps.isOpenTo(id, seen, answer, actor(by)) ? findRefusal(id, answer) : null;
    return no == null ? steps.take(id, seen, answers.withEdition(answer), actor(by)) : no;
  }

  private @Nullable Refusal findRefusal(String order, Step.Answer answer) {
    var told = lists.getContents(order).account();
    String district = steps.findToDecide(order).map(it -> it.appeal().district()).orElse(null);
    return answers.findRefusal(answer, told, district, clock.instant());
  }

  @Override
  public List<Offer> listSteps(String orderId, Staff by) {
    var actor = actor(by);
    return steps
        .findToDecide(orderId)
        .filter(order -> steps.isShown(order, actor))
        .map(order -> offers.list(order, actor))
        .orElse(List.of());
  }

  @Override
  public Optional<OrderDetails> find(String idOrNumber, Staff by) {
    return steps
        .findToDecide(references.idOf(idOrNumber))
        .filter(order -> steps.isShown(order, actor(by)))
        .map(order -> views.details(order, by, steps.viewer(by)));
  }

  @Override
  public Page<OrderRow> list(OrderQuery query, Staff by) {
    var found = lists.list(bounded(query), steps.viewer(by));
    var rows =
        found.stream().limit(query.limit()).map(one -> views.row(one, steps.viewer(by))).toList();
    if (found.size() <= query.limit()) {
      return new Page<>(rows, null);
    }
    OrderRow last = rows.getLast();
    return new Page<>(rows, Cursor.at(last.arrival().registeredAt(), last.id()).text());
  }

  /// What is archived was closed long ago, and registered before that: its list needs no look at
  /// what is newer.
  private OrderQuery bounded(OrderQuery query) {
    return query.criteria().state() == OrderState.ARCHIVED
        ? query.before(clock.instant().minus(DueIndex.UNTIL_ARCHIVED))
        : query;
  }

  @Override
  public List<PreviousOrder> listPrevious(Phone phone, Staff by) {
    var viewer = steps.viewer(by);
    var mask = OrderTextMask.of(by.roles());
    var found = lists.listPrevious(phone).stream().map(mask::apply).toList();
    if (viewer.isHotline()) {
      return found.stream().filter(it -> !viewer.aside().contains(it.id())).toList();
    }
    // that two orders came from one number tells who appealed
    var shown =
        lists.listByIds(found.stream().map(PreviousOrder::id).toList()).stream()
            .map(SqlOrderQueries.ListedOrder::order)
            .filter(it -> steps.isShown(it, viewer))
            .filter(it -> !OrderVisibility.hidesCaller(it, viewer))
            .map(Order::id)
            .toList();
    return found.stream().filter(it -> shown.contains(it.id())).toList();
  }

  @Override
  public Optional<Progress> findProgress(String number, String code) {
    return progress.find(number, code);
  }

  static Actor actor(Staff by) {
    return new Actor(by.id(), by.roles(), by.unit());
  }
}
