package vigil.acd.steps;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vigil.acd.engine.QueueLimits;
import vigil.city.AppealType;
import vigil.city.City;
import vigil.city.Limit;
import vigil.city.LimitKind;
import vigil.city.Urgency;

/// The rules of the line as the city's policy has them now: after-call work is the one of the
/// limits table, which an administrator may change while people talk.
@Component
class QueuePolicy {
  private final City city;

  QueuePolicy(City city) {
    this.city = city;
  }

  QueueLimits get() {
    // While somebody writes, nobody knows yet how urgent it is: the ordinary line of the table.
    return of(
        city.limits().limit(LimitKind.AFTER_CALL_WORK, Urgency.NORMAL, AppealType.CONSULTATION));
  }

  /// A limit in days is none that an agent could be held to: then the usual one holds.
  static QueueLimits of(Limit afterCall) {
    Duration work =
        switch (afterCall) {
          case Limit.Within(var duration) -> duration;
          case Limit.InWorkingDays _, Limit.InDays _ -> QueueLimits.USUAL.afterCall();
        };
    return new QueueLimits(QueueLimits.USUAL.ring(), work, QueueLimits.USUAL.relax());
  }
}
