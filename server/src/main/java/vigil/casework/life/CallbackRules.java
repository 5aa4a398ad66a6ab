package vigil.casework.life;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order.CallbackAttempt;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.Refusal;
import vigil.city.LimitProfile.Callbacks;
import vigil.city.WorkingDays;

/// When a citizen may be called back, and when trying is enough (rules 4.9): attempts at least 2 h
/// apart, between 9:00 and 20:00, the three on at least two days. An SMS link disturbs nobody and
/// is free of these.
public final class CallbackRules {
  /// A citizen who asked for another time is not called by anybody before this.
  public static final Duration ASKED_FOR_LATER = Duration.ofHours(2);

  private CallbackRules() {}

  /// Why a citizen who asked for another time is not called yet; a call that was placed before
  /// counts.
  static Refusal.@Nullable NotYet findRefusal(@Nullable Instant askedForLater, Instant at) {
    if (askedForLater == null || at.isBefore(askedForLater)) {
      return null;
    }
    Instant next = askedForLater.plus(ASKED_FOR_LATER);
    return at.isBefore(next) ? new Refusal.CallbackTooSoon(next) : null;
  }

  static Refusal.@Nullable NotYet findRefusal(
      List<CallbackAttempt> before, Callbacks rules, Instant at) {
    ZonedDateTime there = at.atZone(WorkingDays.SHANGHAI);
    LocalTime time = there.toLocalTime();
    if (time.isBefore(rules.from())) {
      return new Refusal.OutsideCallbackHours(opening(there.toLocalDate(), rules));
    }
    if (!time.isBefore(rules.until())) {
      return new Refusal.OutsideCallbackHours(opening(there.toLocalDate().plusDays(1), rules));
    }
    List<CallbackAttempt> calls = calls(before);
    Instant last =
        calls.stream().map(CallbackAttempt::at).max(Comparator.naturalOrder()).orElse(null);
    if (last != null && at.isBefore(last.plus(rules.apart()))) {
      return new Refusal.CallbackTooSoon(last.plus(rules.apart()));
    }
    return needsAnotherDay(calls, there.toLocalDate(), rules)
        ? new Refusal.CallbackNeedsAnotherDay(opening(there.toLocalDate().plusDays(1), rules))
        : null;
  }

  /// Whether a second call of a day would leave too few for the days that are wanted. A day without
  /// a call is never refused: else there would be none on which to go on.
  private static boolean needsAnotherDay(
      List<CallbackAttempt> calls, LocalDate today, Callbacks rules) {
    boolean isNewDay = calls.stream().noneMatch(a -> WorkingDays.dayOf(a.at()).equals(today));
    int left = Math.max(0, rules.attempts() - calls.size() - 1);
    return !isNewDay && days(calls, today) + left < rules.onDays();
  }

  /// From when on a call may be tried: now, or the first moment at which nothing stands against it.
  public static Instant findNextTry(List<CallbackAttempt> before, Callbacks rules, Instant at) {
    Instant next = at;
    for (var no = findRefusal(before, rules, next);
        no != null;
        no = findRefusal(before, rules, next)) {
      next = no.notBefore();
    }
    return next;
  }

  /// Unreachable so often that the order is closed.
  static boolean isEnough(List<CallbackAttempt> all, Callbacks rules) {
    long unreachable =
        calls(all).stream().filter(a -> a.result() == CallbackResult.UNREACHABLE).count();
    return unreachable >= rules.attempts();
  }

  private static List<CallbackAttempt> calls(List<CallbackAttempt> all) {
    return all.stream().filter(a -> a.way() == CallbackWay.PHONE).toList();
  }

  private static long days(List<CallbackAttempt> calls, LocalDate today) {
    return java.util.stream.Stream.concat(
            calls.stream().map(a -> WorkingDays.dayOf(a.at())), java.util.stream.Stream.of(today))
        .distinct()
        .count();
  }

  private static Instant opening(LocalDate day, Callbacks rules) {
    return day.atTime(rules.from()).atZone(WorkingDays.SHANGHAI).toInstant();
  }
}
