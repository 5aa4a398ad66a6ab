package vigil.acd.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The oracle: the same trade with sorted lists and full scans, written the slow and obvious way.
/// Its answers are short sentences, so that a difference reads as one.
final class NaiveQueue {
  private static final Duration RING = Duration.ofSeconds(20);
  private static final Duration AFTER_CALL = Duration.ofMinutes(2);
  private static final Duration RELAX = Duration.ofMinutes(1);

  static final class NaiveCaller {
    String call = "";
    Need need = Need.PLAIN;
    Instant came = Instant.EPOCH;
    int order;
    int offers;
    String stands = "waiting";
    boolean served;
    @Nullable NaiveSeat chair;
    @Nullable Instant ringsUntil;
    @Nullable Instant relaxesAt;
  }

  final List<NaiveCaller> people = new ArrayList<>();
  final List<NaiveSeat> chairs = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private int order;
  private Instant now = Instant.MIN;

  List<String> step(Event event, Instant at) {
    var said = new ArrayList<String>();
    for (var due = earliestDue(at); due != null; due = earliestDue(at)) {
      now = due.isAfter(now) ? due : now;
      fire(due, said);
    }
    now = at.isAfter(now) ? at : now;
    happen(event, said);
    match(said);
    return said;
  }

  private @Nullable Instant earliestDue(Instant at) {
    Instant first = null;
    for (var person : people) {
      first = earlier(first, person.ringsUntil);
      first = earlier(first, person.relaxesAt);
    }
    for (var chair : chairs) {
      first = earlier(first, chair.worksUntil);
    }
    return first == null || first.isAfter(at) ? null : first;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  private void fire(Instant due, List<String> said) {
    for (var chair : List.copyOf(chairs)) {
      var person = chair.stands.equals("OFFERED") ? person(chair.call) : null;
      if (person != null && due.equals(person.ringsUntil)) {
        chair.stands = "NOT_RESPONDING";
        chair.call = "";
        returned(person);
        match(said);
      }
    }
    for (var chair : List.copyOf(chairs)) {
      if (due.equals(chair.worksUntil)) {
        released(chair);
        match(said);
      }
    }
    for (var person : List.copyOf(people)) {
      if (due.equals(person.relaxesAt)) {
        person.relaxesAt = null;
        person.need = new Need(person.need.lane(), 0, person.need.credit());
        match(said);
      }
    }
  }

  private void needs(NaiveCaller person, Need need) {
    person.need = need;
    var at = person.came.plus(RELAX);
    if (need.skills() != 0 && at.isAfter(now)) {
      person.relaxesAt = at;
    }
  }

  private void returned(NaiveCaller person) {
    person.stands = "waiting";
    person.chair = null;
    person.ringsUntil = null;
  }

  private void released(NaiveSeat chair) {
    chair.worksUntil = null;
    chair.call = "";
    chair.saved = false;
    switch (chair.wish) {
      case "BREAK" -> chair.stands = "BREAK";
      case "OFF" -> chairs.remove(chair);
      default -> {
        chair.stands = "READY";
        chair.idle = now;
      }
    }
    chair.wish = "";
  }

  private void happen(Event event, List<String> said) {
    switch (event) {
      case Event.CallArrived(var call, var need) -> {
        if (person(call) == null && !gone.contains(call)) {
          var person = new NaiveCaller();
          person.call = call;
          person.came = now;
          needs(person, need);
          person.order = ++order;
          people.add(person);
        }
      }
      case Event.NeedChanged(var call, var need) -> {
        var person = person(call);
        if (person != null) {
          needs(person, need);
        }
      }
      case Event.HungUp(var call) -> over(call, said);
      case Event.CallEnded(var call) -> over(call, said);
      case Event.OfferAnswered(var offer, var call, var seat) -> answered(offer, call, seat, said);
      case Event.OfferRefused(var offer, var call, var why) -> {
        var person = person(call);
        if (person != null && person.stands.equals("offered") && offer(person).equals(offer)) {
          var chair = chair(call);
          chair.stands = "NOT_RESPONDING";
          chair.call = "";
          returned(person);
        }
      }
      case Event.OrderSaved(var call, var by) -> {
        for (var chair : List.copyOf(chairs)) {
          if (chair.call.equals(call) && chair.stands.equals("AFTER_CALL")) {
            released(chair);
          } else if (chair.call.equals(call) && chair.stands.equals("TALKING")) {
            chair.saved |= chair.seat.equals(by);
          }
        }
      }
      case Event.CallMoved moved -> moved(moved, said);
      case Event.CallPlaced(var call, var engaged) -> beside(call, engaged, null);
      case Event.CallReturned(var call) -> {
        var person = person(call);
        if (person != null && isTalked(person)) {
          doneTalking(person);
          chairs.forEach(chair -> chair.beside = chair.beside.equals(call) ? "" : chair.beside);
          returned(person);
        }
      }
      case Event.SeatOn on -> seatOn(on);
      case Event.SeatReady(var seat) -> seats(seat).forEach(this::saysReady);
      case Event.SeatBreak(var seat, var why) -> seats(seat).forEach(this::wantsBreak);
      case Event.SeatOff(var seat) -> seats(seat).forEach(this::goesOff);
      case Event.SaveLater(var seat) -> {
        for (var chair : seats(seat)) {
          if (chair.stands.equals("AFTER_CALL")) {
            released(chair);
          }
        }
      }
      case Event.Tick() -> {}
      case Event.OfferLost(var offer, var call) -> {
        var person = person(call);
        if (person != null && person.stands.equals("offered") && offer(person).equals(offer)) {
          chair(call).stayReady();
          returned(person);
        }
      }
    }
  }

  private void answered(String offer, String call, String seat, List<String> said) {
    var person = person(call);
    boolean isLast = person != null && offer(person).equals(offer);
    if (person == null || !isLast || person.stands.equals("waiting")) {
      said.add("release " + offer);
    } else if (person.stands.equals("offered")) {
      person.stands = "talking";
      person.served = true;
      person.ringsUntil = null;
      chair(call).stands = "TALKING";
      said.add("join " + call + " " + seat);
    }
  }

  private void over(String call, List<String> said) {
    var person = person(call);
    if (!gone.contains(call)) {
      gone.add(call);
    }
    if (person == null) {
      return;
    }
    people.remove(person);
    String unserved = person.served ? " LEFT_AGAIN" : " ABANDONED";
    said.add("leave " + call + (isTalked(person) ? " SERVED" : unserved));
    if (person.stands.equals("offered")) {
      chair(call).stayReady();
    }
    doneTalking(person);
    chairs.forEach(chair -> chair.beside = chair.beside.equals(call) ? "" : chair.beside);
  }

  private static boolean isTalked(NaiveCaller person) {
    return person.stands.equals("talking") || person.stands.equals("elsewhere");
  }

  /// Whoever talks with this caller has written, or writes now.
  private void doneTalking(NaiveCaller person) {
    for (var chair : List.copyOf(chairs)) {
      if (!chair.call.equals(person.call) || !chair.stands.equals("TALKING")) {
        continue;
      }
      if (chair.saved) {
        released(chair);
      } else {
        chair.stands = "AFTER_CALL";
        chair.worksUntil = now.plus(AFTER_CALL);
      }
    }
  }

  private void moved(Event.CallMoved moved, List<String> said) {
    var person = person(moved.call());
    if (person == null || !isTalked(person)) {
      return;
    }
    boolean isSame = offer(person).equals(moved.offer());
    var from = person.chair;
    var to = isSame ? from : taker(moved);
    if (from != to) {
      passed(person, to, said);
    }
    beside(moved.call(), moved.engaged(), to);
  }

  private void beside(String call, List<String> engaged, @Nullable NaiveSeat holder) {
    for (var chair : chairs) {
      boolean isBeside = engaged.contains(chair.seat) && chair != holder;
      if (chair.beside.equals(call) && !isBeside) {
        chair.beside = "";
      } else if (chair.beside.isEmpty() && isBeside) {
        chair.beside = call;
        giveBack(chair);
      }
    }
  }

  private @Nullable NaiveSeat taker(Event.CallMoved moved) {
    for (var chair : chairs) {
      boolean isBusy = chair.stands.equals("TALKING") && !chair.call.equals(moved.call());
      if (chair.seat.equals(moved.seat()) && !isBusy) {
        return chair;
      }
    }
    return null;
  }

  private void passed(NaiveCaller person, @Nullable NaiveSeat to, List<String> said) {
    if (to == null) {
      person.stands = "elsewhere";
      person.chair = null;
      doneTalking(person);
      said.add("hand on " + person.call);
      return;
    }
    said.add("take " + person.call + " " + to.seat);
    doneTalking(person);
    giveBack(to);
    to.wish = to.stands.equals("BREAK") ? "BREAK" : to.wish;
    to.stands = "TALKING";
    to.call = person.call;
    to.saved = false;
    to.worksUntil = null;
    to.beside = to.beside.equals(person.call) ? "" : to.beside;
    person.stands = "talking";
    person.chair = to;
  }

  /// Whoever rings here goes back to the line.
  private void giveBack(NaiveSeat chair) {
    var person = chair.stands.equals("OFFERED") ? person(chair.call) : null;
    if (person != null) {
      returned(person);
      chair.stayReady();
    }
  }

  private void seatOn(Event.SeatOn on) {
    var here = seats(on.seat());
    if (here.isEmpty()) {
      var chair = new NaiveSeat();
      chair.seat = on.seat();
      chair.skills = on.skills();
      chair.order = ++order;
      chair.idle = now;
      chairs.add(chair);
    } else {
      here.getFirst().skills = on.skills();
      here.getFirst().wish = "";
    }
  }

  private void saysReady(NaiveSeat chair) {
    switch (chair.stands) {
      case "BREAK", "NOT_RESPONDING", "AFTER_CALL" -> {
        chair.wish = "";
        released(chair);
      }
      default -> chair.wish = "";
    }
  }

  private void wantsBreak(NaiveSeat chair) {
    switch (chair.stands) {
      case "TALKING", "AFTER_CALL" -> chair.wish = "BREAK";
      default -> {
        giveBack(chair);
        chair.stands = "BREAK";
        chair.call = "";
      }
    }
  }

  private void goesOff(NaiveSeat chair) {
    if (chair.stands.equals("TALKING")) {
      chair.wish = "OFF";
      return;
    }
    giveBack(chair);
    chairs.remove(chair);
  }

  /// Every pair, until there is none: the first caller in order who can be served, by the seat idle
  /// longest.
  private void match(List<String> said) {
    people.sort(
        Comparator.comparing((NaiveCaller person) -> person.need.lane())
            .thenComparing(person -> person.came.minus(person.need.credit()))
            .thenComparingInt(person -> person.order));
    chairs.sort(
        Comparator.comparing((NaiveSeat chair) -> chair.idle)
            .thenComparingInt(chair -> chair.order));
    for (var person : people) {
      for (var chair : chairs) {
        boolean able = (person.need.skills() & ~chair.skills) == 0;
        if (person.stands.equals("waiting") && chair.isIdle() && able) {
          person.stands = "offered";
          person.chair = chair;
          person.offers++;
          person.ringsUntil = now.plus(RING);
          chair.stands = "OFFERED";
          chair.call = person.call;
          said.add("offer " + offer(person) + " " + chair.seat);
        }
      }
    }
  }

  static String offer(NaiveCaller person) {
    return person.call + "/" + person.offers;
  }

  private @Nullable NaiveCaller person(String call) {
    return people.stream().filter(one -> one.call.equals(call)).findFirst().orElse(null);
  }

  private NaiveSeat chair(String call) {
    return chairs.stream()
        .filter(one -> one.call.equals(call))
        .filter(one -> !one.stands.equals("AFTER_CALL"))
        .findFirst()
        .orElseThrow();
  }

  private List<NaiveSeat> seats(String seat) {
    return chairs.stream().filter(one -> one.seat.equals(seat)).toList();
  }
}
