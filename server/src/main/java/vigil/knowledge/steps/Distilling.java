package vigil.knowledge.steps;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vigil.casework.Casework;
import vigil.casework.OrderDetails;
import vigil.casework.OrderDetails.Event;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.OrderTextMask;
import vigil.city.AppealType;
import vigil.city.City;
import vigil.city.Unit;
import vigil.identity.Staff;
import vigil.kernel.PersonalData;
import vigil.kernel.Problems;
import vigil.knowledge.ScriptText;
import vigil.knowledge.life.ScriptDistiller;
import vigil.knowledge.life.ScriptDistiller.Consultation;

/// From a closed consultation to the beginning of a script. Nothing is stored by it.
@Service
public class Distilling {
  private final Casework casework;
  private final City city;

  Distilling(Casework casework, City city) {
    this.casework = casework;
    this.city = city;
  }

  /// What the order leaves for a script, without whom it came from.
  ///
  /// @param order its id
  /// @return empty when it is no consultation that was answered and is over
  public Optional<ScriptText> begin(String order, Staff by) {
    OrderDetails told =
        casework
            .find(order, by)
            .map(it -> OrderTextMask.withoutCaller(it.citizen()).apply(it))
            .orElseThrow(() -> Problems.notFound("order"));
    String answer = answer(told);
    String category = told.order().appeal().category();
    if (!isAnswered(told) || answer == null || category == null) {
      return Optional.empty();
    }
    return Optional.of(
        ScriptDistiller.begin(
            new Consultation(
                PersonalData.mask(told.account().title()),
                PersonalData.mask(told.account().description()),
                category,
                PersonalData.mask(answer),
                unit(told))));
  }

  private static boolean isAnswered(OrderDetails told) {
    OrderState state = told.order().state();
    return told.order().appeal().type() == AppealType.CONSULTATION
        && (state == OrderState.ANSWERED
            || state == OrderState.CLOSED
            || state == OrderState.ARCHIVED);
  }

  private static @Nullable String answer(OrderDetails told) {
    String points = told.remarks().replyPoints();
    if (points != null && !points.isBlank()) {
      return points;
    }
    return told.history().stream()
        .filter(event -> event.is(OrderFact.Answered.class))
        .map(Event::words)
        .filter(Objects::nonNull)
        .reduce((one, next) -> next)
        .orElse(null);
  }

  private @Nullable String unit(OrderDetails told) {
    return told.order().assignments().stream()
        .filter(a -> told.reports().containsKey(a.id()))
        .map(a -> city.units().find(a.unit()).map(Unit::name).orElse(a.unit()))
        .findFirst()
        .orElse(null);
  }
}
