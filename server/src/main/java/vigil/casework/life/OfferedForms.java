package vigil.casework.life;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep;
import vigil.casework.Order;
import vigil.casework.OrderState;
import vigil.casework.Step;
import vigil.casework.StepForm;
import vigil.casework.StepForms;
import vigil.city.Urgency;

/// What a step asks of somebody here and now: its form, narrowed to what this order allows.
public final class OfferedForms {
  /// What no order is worked on without once it has left the draft (rules 3.5); a name and a time
  /// have their own exceptions.
  private static final List<String> ELEMENTS =
      List.of("title", "description", "district", "address");

  /// Fields that name the units to which an order is given, or who are asked about it.
  private static final Set<String> TAKERS = Set.of("lead", "assists", "copies", "units");

  private OfferedForms() {}

  /// The fields of a step on this order, as they are asked of this person.
  ///
  /// @param mine the part that the step is of; null for a step of the order
  public static List<StepForm.Field> list(
      Class<? extends Step> step,
      Order order,
      @Nullable Assignment mine,
      DecisionContext known,
      Actor by) {
    StepForm form = StepForms.find(step).orElseThrow();
    if (step == AssignmentStep.Report.class && mine != null) {
      form = ReportRules.form(order, mine);
    } else if (step == Step.Amend.class && order.state() != OrderState.DRAFT) {
      for (String element : ELEMENTS) {
        form = form.with(element, StepForm.Field::needed);
      }
    } else if (step == Step.Dispatch.class) {
      form =
          order.owesAccused()
              ? form.with("accused", StepForm.Field::needed)
              : form.without("accused");
    } else if (step == Step.NameAccused.class && order.appeal().accusedUnit() != null) {
      form = form.with("accused", StepForm.Field::withoutNone);
    } else if (step == Step.RaiseUrgency.class) {
      form = form.with("to", field -> field.among(listHigher(order.appeal().urgency())));
    } else if (step == Step.CallBack.class) {
      form = form.with("way", field -> field.among(List.of(ClosingRules.wayOf(by).name())));
    } else if (step == Step.Decide.class) {
      form = form.with("kind", field -> field.among(listDecided(order)));
    } else if (step == AssignmentStep.AskExtension.class) {
      List<Integer> days = known.limits().profile().extensions().days();
      form = form.with("days", field -> field.among(days.stream().map(String::valueOf).toList()));
    } else if (step == AssignmentStep.Redispatch.class && mine != null) {
      List<String> takers = new DispatchRules(order, known).listTakers(mine);
      form = form.with("units", field -> field.among(takers));
    }
    return withoutAccused(form, order, known).fields();
  }

  /// Nothing is given to the accused (rules 9.1): where units are chosen, they are no choice. Where
  /// nobody is accused, and where the units are named already, the form stays as it is.
  private static StepForm withoutAccused(StepForm form, Order order, DecisionContext known) {
    List<String> open =
        form.fields().stream()
            .filter(field -> TAKERS.contains(field.name()) && field.choices().isEmpty())
            .map(StepForm.Field::name)
            .toList();
    if (open.isEmpty() || order.accused().isEmpty()) {
      return form;
    }
    List<String> handlers = new DispatchRules(order, known).listHandlers();
    StepForm narrowed = form;
    for (String name : open) {
      narrowed = narrowed.with(name, field -> field.among(handlers));
    }
    return narrowed;
  }

  private static List<String> listHigher(Urgency than) {
    return Arrays.stream(Urgency.values())
        .filter(one -> one.compareTo(than) < 0)
        .map(Enum::name)
        .toList();
  }

  private static List<String> listDecided(Order order) {
    return order.requests().stream()
        .map(Order.Request::kind)
        .filter(RequestRules::isDecided)
        .distinct()
        .map(Enum::name)
        .toList();
  }
}
