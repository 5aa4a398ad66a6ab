package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vigil.kernel.Problems;
import vigil.portal.orders.CitizenOrders;

/// Whose order it is: who knows its number and query code, or came by a link that we sent.
///
/// A code has six digits. Of one order fifty wrong ones a day are answered, from wherever they
/// come: a guesser who never stops finds one order's code with a chance of 2 % in a year. After
/// that the bare code opens it no more that day, or anybody could shut the citizen out; the code
/// and the last four digits of the telephone number that was left open it still, from any address.
/// Of these pairs there are ten thousand million and two thousand a day are answered: the chance of
/// finding one is one in fourteen thousand in a year, and to use them up takes five addresses that
/// guess all day, since each is heard twenty times an hour of one order.
///
/// Thousands of telephones may stand behind one address of a carrier. After ten wrong codes an hour
/// from one, the bare code is heard from there no more either, and the pair is: ten wrong ones an
/// hour of each order. A link's pass cannot be guessed, and wrong codes never hold it up. How often
/// an address looks at all is bounded beside this ([RateLimiter.LimitedAction#LOOK]).
@Component
class QueryCodeAccess {
  private static final Pattern CODE = Pattern.compile("\\d{6}");

  private final CitizenOrders orders;
  private final RateLimiter guard;

  QueryCodeAccess(CitizenOrders orders, RateLimiter guard) {
    this.orders = orders;
    this.guard = guard;
  }

  /// The order, to whoever may see it. A wrong code and an unknown number look the same, and cost
  /// the same.
  ///
  /// @param phone the last four digits of the number that was left; null where none was said
  CitizenOrders.VisibleOrder get(
      String number, String code, @Nullable String phone, HttpServletRequest request) {
    boolean isCode = CODE.matcher(code).matches();
    RateLimiter.Guess guess = guard.guess(number, isCode && phone != null, request);
    boolean isPressed = isCode && guess.isPressed();
    if (isPressed && phone == null) {
      guard.noGuess(guess);
      throw Problems.of(
          HttpStatus.FORBIDDEN,
          "PhoneToo",
          "Many wrong codes were tried on this order or from your network. Say also the last four"
              + " digits of the telephone number you left, use the link in our message, or call"
              + " 12345. 该诉求或您所在的网络有过多次试错。请同时填写您留下的电话号码后四位，或点开我们消息里的链接，或拨打12345。",
          Map.of());
    }
    CitizenOrders.VisibleOrder found =
        orders
            .find(number, code)
            .filter(it -> !isPressed || orders.isPhoneEnd(it.id(), String.valueOf(phone)))
            .orElseThrow(() ->
                Problems.of(
                    HttpStatus.NOT_FOUND,
                    "NoSuchOrder",
                    "No order has this number and code. 没有与该编号和查询码相符的诉求。",
                    Map.of()));
    guard.noGuess(guess);
    return found;
  }
}
