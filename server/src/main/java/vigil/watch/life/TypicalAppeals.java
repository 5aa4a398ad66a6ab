package vigil.watch.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vigil.casework.Order;
import vigil.city.AppealType;
import vigil.kernel.PersonalData;
import vigil.watch.Report.Quote;

/// Three appeals in the callers' own words that say what many say: those most like the rest, and
/// unlike one another. Whoever asked not to be known, or accuses somebody, is quoted to nobody.
public record TypicalAppeals(List<QuotedAppeal> from) {
  /// So many are quoted.
  public static final int MOST = 3;

  /// A quote is no longer; it ends with a sentence where one ends.
  static final int LONGEST = 80;

  private static final int SHORTEST = 6;
  private static final double ALIKE = 0.6;

  /// What one citizen said.
  ///
  /// @param order the id of the order
  /// @param place the district's name, empty where nobody said which
  public record QuotedAppeal(String order, String words, String place) {}

  public TypicalAppeals {
    from = List.copyOf(from);
  }

  /// May the words be shown to a unit at all?
  public static boolean isQuotable(Order order) {
    AppealType type = order.appeal().type();
    return !order.has(Order.Flag.ANONYMOUS)
        && !order.has(Order.Flag.CONFIDENTIAL)
        && order.accused().isEmpty()
        && type != AppealType.COMPLAINT
        && type != AppealType.REPORT;
  }

  /// As the report says them: redacted, in quotation marks, with the district.
  public List<String> quotes() {
    return listQuotes().stream().map(Quote::words).toList();
  }

  /// The same, with whose words they are.
  public List<Quote> listQuotes() {
    return chosen().stream().map(said -> new Quote(said.order(), quote(said))).toList();
  }

  /// Whether a line says what was quoted: as it was, shortened or with other words in it.
  static boolean isQuotedIn(String line, Quote quote) {
    if (line.strip().length() < SHORTEST) {
      return false;
    }
    var words = pairs(line);
    var said = pairs(quote.words());
    var both = new HashSet<>(words);
    both.retainAll(said);
    return both.size() >= ALIKE * Math.min(words.size(), said.size());
  }

  /// The same without marks and place: what a script has to answer.
  public List<String> questions() {
    return chosen().stream().map(TypicalAppeals::redacted).toList();
  }

  private List<QuotedAppeal> chosen() {
    var known = from.stream().filter(said -> said.words().strip().length() >= SHORTEST).toList();
    var grams = known.stream().map(said -> pairs(said.words())).toList();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < known.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -likeTheRest(grams, i)));
    var chosen = new ArrayList<Integer>();
    for (int i : order) {
      if (chosen.size() < MOST
          && chosen.stream().noneMatch(c -> likeness(grams.get(c), grams.get(i)) >= ALIKE)) {
        chosen.add(i);
      }
    }
    return chosen.stream().map(known::get).toList();
  }

  private static String quote(QuotedAppeal said) {
    String place = said.place().isEmpty() ? "" : "（" + said.place() + "）";
    return "“" + redacted(said) + "”" + place;
  }

  private static String redacted(QuotedAppeal said) {
    return shortened(PersonalData.mask(said.words().strip().replaceAll("\\s+", " ")));
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    String head = words.substring(0, LONGEST);
    int end =
        Math.max(head.lastIndexOf('。'), Math.max(head.lastIndexOf('！'), head.lastIndexOf('？')));
    return end >= LONGEST / 2 ? head.substring(0, end + 1) : head + "……";
  }

  private static double likeTheRest(List<Set<String>> grams, int i) {
    double sum = 0;
    for (Set<String> other : grams) {
      sum += likeness(grams.get(i), other);
    }
    return sum;
  }

  /// Jaccard's: what both have, of what either has.
  private static double likeness(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    int either = one.size() + other.size() - both.size();
    return either == 0 ? 0 : (double) both.size() / either;
  }

  /// Chinese is compared by pairs of characters.
  private static Set<String> pairs(String words) {
    var pairs = new HashSet<String>();
    for (int i = 0; i + 2 <= words.length(); i++) {
      pairs.add(words.substring(i, i + 2));
    }
    return pairs;
  }
}
