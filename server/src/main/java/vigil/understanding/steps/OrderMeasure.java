package vigil.understanding.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.Urgency;
import vigil.understanding.Guess;
import vigil.understanding.Suggestion;
import vigil.understanding.life.AppealModel;
import vigil.understanding.life.AppealReader;
import vigil.understanding.life.ModelEvaluation;
import vigil.understanding.life.ModelEvaluation.ReadOrder;
import vigil.understanding.life.ModelReport;
import vigil.understanding.life.NoMeaning;
import vigil.understanding.life.Thresholds;
import vigil.understanding.steps.ClosedOrders.ClosedOrder;

/// Reads orders with a model, every guess however unsure, and counts how right it is; urgency
/// counts from the policy's threshold on.
@Component
class OrderMeasure {
  private static final int PERCENT = 100;

  private final City city;
  private final UnderstandingPolicy policy;

  OrderMeasure(City city, UnderstandingPolicy policy) {
    this.city = city;
    this.policy = policy;
  }

  /// How right a model is.
  ///
  /// @param model null for words alone
  /// @param progress hears how many of a hundred are read
  ModelReport measure(@Nullable AppealModel model, List<ClosedOrder> orders, IntConsumer progress) {
    Thresholds set = policy.get();
    var all = new Thresholds(0, 0, 0, 0, set.urgent(), set.danger(), 0, 0);
    var reader = new AppealReader(city, all, model, new NoMeaning());
    var read = new ArrayList<ReadOrder>();
    for (ClosedOrder order : orders) {
      read.add(read(order, reader));
      progress.accept(PERCENT * read.size() / orders.size());
    }
    return ModelEvaluation.of(read);
  }

  private static ReadOrder read(ClosedOrder order, AppealReader reader) {
    Suggestion said = reader.read(order.appeal().text(), null, Instant.EPOCH);
    Guess top = said.matter().top();
    Guess urgency = said.urgency();
    return new ReadOrder(
        order.appeal().top(),
        top == null ? "" : top.value(),
        top == null ? 0 : top.confidence(),
        order.appeal().isUrgent(),
        urgency != null && urgency.value().equals(Urgency.URGENT.name()),
        order.district(),
        order.channel());
  }
}
