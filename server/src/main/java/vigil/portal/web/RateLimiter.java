package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /// A guess at a code that is counted already, though nobody has looked yet whether it is wrong:
  /// guesses that come at once cannot slip past the limit together.
  ///
  /// @param at when it was counted
  /// @param counted beside the address; null where so many wrong codes were tried on this order
  ///   that the code alone opens it no more
  record Guess(String number, String network, Instant at, @Nullable LimitedAction counted) {
    boolean isPressed() {
      return counted != LimitedAction.WRONG_CODE_OF_ORDER;
    }
  }

  /// Counts a guess, and refuses it if there were too many from this address, or of this order with
  /// the end of a telephone number.
  ///
  /// @param isPair it comes with the end of a telephone number
  Guess guess(String number, boolean isPair, HttpServletRequest request) {
    var network = ClientNetwork.networkOf(request);
    take(LimitedAction.WRONG_CODE, network).ifPresent(RateLimiter::refuse);
    if (take(LimitedAction.WRONG_CODE_OF_ORDER, number).isEmpty()) {
      return new Guess(number, network, clock.instant(), LimitedAction.WRONG_CODE_OF_ORDER);
    }
    var wait =
        isPair ? take(LimitedAction.WRONG_PAIR_OF_ORDER, number) : Optional.<Duration>empty();
    if (wait.isPresent()) {
      giveBack(LimitedAction.WRONG_CODE, network, clock.instant());
      refuse(wait.get());
    }
    return new Guess(
        number, network, clock.instant(), isPair ? LimitedAction.WRONG_PAIR_OF_ORDER : null);
  }

  /// The guess was right, or nobody looked: it does not count.
  void noGuess(Guess guess) {
    giveBack(LimitedAction.WRONG_CODE, guess.network(), guess.at());
    if (guess.counted() != null) {
      giveBack(guess.counted(), guess.number(), guess.at());
    }
  }

  private Optional<Duration> take(LimitedAction what, String who) {
    return allowance.take(what.name(), who, most(what), what.window);
  }

  private void giveBack(LimitedAction what, String who, Instant taken) {
    allowance.giveBack(what.name(), who, taken);
  }

  private static void refuse(Duration wait) {
    throw Problems.tooOften(
        wait, "That was too often. Wait %d minutes, or call 12345. 请%d分钟后再试，或拨打12345。");
  }
}
