package vigil.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What whoever gives an order to a unit is to mind first (rules 9.2 and 9.4).
public enum Caution {
  /// Nobody has said yet whom it accuses.
  ACCUSED_NOT_NAMED,
  /// The unit does not learn who the caller is: the words that it reads must not tell either.
  CALLER_HIDDEN,
  /// The caller is hidden, and the words name the caller all the same.
  CALLER_IN_WORDS;

  /// A shorter name stands in other words by chance.
  private static final int SHORTEST_NAME = 2;

  /// As the end of a number that was read out.
  private static final int SHORTEST_NUMBER = 7;

  /// What is minded of an order before it goes to a unit.
  ///
  /// @param words what a unit reads of it
  /// @param tellers what tells who the caller is: name, numbers, address of e-mail
  public static List<Caution> list(Order order, List<String> words, List<String> tellers) {
    var all = new ArrayList<Caution>();
    if (!order.state().isOpen()) {
      return all;
    }
    if (order.owesAccused()) {
      all.add(ACCUSED_NOT_NAMED);
    }
    if (OrderVisibility.hidesCaller(order)) {
      all.add(CALLER_HIDDEN);
      String text = plain(String.join("\n", words));
      if (tellers.stream().map(Caution::plain).anyMatch(one -> isIn(text, one))) {
        all.add(CALLER_IN_WORDS);
      }
    }
    return all;
  }

  private static boolean isIn(String text, String teller) {
    boolean isNumber = teller.chars().allMatch(Character::isDigit);
    return teller.length() >= (isNumber ? SHORTEST_NUMBER : SHORTEST_NAME) && text.contains(teller);
  }

  /// Numbers are written with blanks and dashes, names in both cases.
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[ +()\\-\u3000]", "");
  }
}
