package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vigil.kernel.ClientNetwork;
import vigil.kernel.Problems;
import vigil.kernel.RateLimits;

/// How often an address may do what. Signed-in staff and the operator's commands are not counted.
@Component
public class RateLimiter {
  /// What is counted, in which window.
  public enum LimitedAction {
    APPEAL(Duration.ofHours(1)),
    /// A look at an order, right or wrong.
    LOOK(Duration.ofMinutes(10)),
    /// A wrong query code, by address.
    WRONG_CODE(Duration.ofHours(1)),
    /// A wrong query code, by order: from all addresses together.
    WRONG_CODE_OF_ORDER(Duration.ofDays(1)),
    /// A wrong code with the end of a telephone number, by order and an address whose bare codes
    /// are heard no more.
    WRONG_PAIR(Duration.ofHours(1)),
    /// A wrong code with the end of a telephone number, by order.
    WRONG_PAIR_OF_ORDER(Duration.ofDays(1)),
    REQUEST(Duration.ofMinutes(10)),
    /// A place that is read out of words.
    PLACE(Duration.ofHours(1)),
    /// What words seem to be about.
    CATEGORY(Duration.ofHours(1)),
    /// Answers and figures that anybody may read.
    READ(Duration.ofMinutes(10)),
    /// A file that is sent with an appeal.
    FILE(Duration.ofHours(1)),
    /// The same over a day.
    FILE_OF_DAY(Duration.ofDays(1));

    private final Duration window;

    LimitedAction(Duration window) {
      this.window = window;
    }
  }

  private static final int MOST_LOOKS = 120;

  /// Of a million codes, ten guesses an hour find one in eleven years.
  private static final int MOST_WRONG_CODES = 10;

  private static final int MOST_WRONG_CODES_OF_ORDER = 50;
  private static final int MOST_WRONG_PAIRS = 10;
  private static final int MOST_WRONG_PAIRS_OF_ORDER = 2_000;
  private static final int MOST_REQUESTS = 600;
  private static final int MOST_PLACES = 120;
  private static final int MOST_CATEGORIES = 120;
  private static final int MOST_READS = 300;
  private static final int MOST_FILES = 60;
  private static final int MOST_FILES_OF_DAY = 200;

  private final RateLimits allowance;
  private final InstantSource clock;
  private final int mostAppeals;

  /// @param mostAppeals `vigil.portal.appeals-per-hour`: what one address may send
  RateLimiter(
      RateLimits allowance,
      InstantSource clock,
      @Value("${vigil.portal.appeals-per-hour:20}") int mostAppeals) {
    this.allowance = allowance;
    this.clock = clock;
    this.mostAppeals = mostAppeals;
  }

  private int most(LimitedAction what) {
    return switch (what) {
      case APPEAL -> mostAppeals;
      case LOOK -> MOST_LOOKS;
      case WRONG_CODE -> MOST_WRONG_CODES;
      case WRONG_CODE_OF_ORDER -> MOST_WRONG_CODES_OF_ORDER;
      case WRONG_PAIR -> MOST_WRONG_PAIRS;
      case WRONG_PAIR_OF_ORDER -> MOST_WRONG_PAIRS_OF_ORDER;
      case REQUEST -> MOST_REQUESTS;
      case PLACE -> MOST_PLACES;
      case CATEGORY -> MOST_CATEGORIES;
      case READ -> MOST_READS;
      case FILE -> MOST_FILES;
      case FILE_OF_DAY -> MOST_FILES_OF_DAY;
    };
  }

  /// Counts it, and refuses once it is too much.
  public void check(LimitedAction what, HttpServletRequest request) {
    if (request.getUserPrincipal() == null) {
      allowance
          .consume(what.name(), ClientNetwork.networkOf(request), most(what), what.window)
          .ifPresent(RateLimiter::refuse);
    }
  }

  /// What was counted under which name.
  private record Count(LimitedAction what, String who) {}

  /// A guess at a code that is counted already, though nobody has looked yet whether it is wrong:
  /// guesses that come at once cannot slip past the limit together.
  ///
  /// @param at when it was counted
  /// @param isPressed so many wrong codes were tried on this order, or from this address, that the
  ///   code alone opens it no more
  record Guess(Instant at, List<Count> counts, boolean isPressed) {}

  /// Counts a guess, and refuses a pair if there were too many of this order. Neighbours behind one
  /// address do not shut each other out: whoever has the end of the telephone number is heard.
  ///
  /// @param isPair it comes with the end of a telephone number
  Guess guess(String number, boolean isPair, HttpServletRequest request) {
    var network = ClientNetwork.networkOf(request);
    var counts = new ArrayList<Count>();
    boolean isHeard = count(counts, LimitedAction.WRONG_CODE, network).isEmpty();
    if (isHeard && count(counts, LimitedAction.WRONG_CODE_OF_ORDER, number).isEmpty()) {
      return new Guess(clock.instant(), counts, false);
    }
    if (isPair) {
      Optional<Duration> wait =
          isHeard
              ? Optional.empty()
              : count(counts, LimitedAction.WRONG_PAIR, network + " " + number);
      wait.or(() -> count(counts, LimitedAction.WRONG_PAIR_OF_ORDER, number))
          .ifPresent(it -> {
            giveBack(counts, clock.instant());
            refuse(it);
          });
    }
    return new Guess(clock.instant(), counts, true);
  }

  /// The guess was right, or nobody looked: it does not count.
  void noGuess(Guess guess) {
    giveBack(guess.counts(), guess.at());
  }

  /// How long to wait; empty where it was counted.
  private Optional<Duration> count(List<Count> counts, LimitedAction what, String who) {
    var wait = allowance.take(what.name(), who, most(what), what.window);
    if (wait.isEmpty()) {
      counts.add(new Count(what, who));
    }
    return wait;
  }

  private void giveBack(List<Count> counts, Instant taken) {
    counts.forEach(it -> allowance.giveBack(it.what().name(), it.who(), taken));
  }

  private static void refuse(Duration wait) {
    throw Problems.tooOften(
        wait, "That was too often. Wait %d minutes, or call 12345. 请%d分钟后再试，或拨打12345。");
  }
}
