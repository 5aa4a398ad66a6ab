package vigil.bench.texts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.bench.texts.Questions.Question;
import vigil.knowledge.FoundScript;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.search.ScriptIndex;

/// How well questions find their script.
///
/// @param recall the share of answerable questions whose script is among the first five
/// @param rank the mean of 1/rank of the first right script, 0 where none is among the first eight
/// @param nothing the share of questions without an answer to which nothing was shown
/// @param silent the share of answerable questions to which nothing was shown
/// @param byKind recall by kind of question; for `none` the share answered with nothing
record SearchQuality(
    double recall, double rank, double nothing, double silent, Map<String, Double> byKind) {
  static final LocalDate DAY = LocalDate.parse("2022-04-18");
  private static final int FIRST = 5;
  private static final int SHOWN = 8;

  private record Count(int all, int right) {
    Count plus(boolean isRight) {
      return new Count(all + 1, right + (isRight ? 1 : 0));
    }

    double share() {
      return all == 0 ? 0 : (double) right / all;
    }
  }

  static SearchQuality of(ScriptIndex index, List<Question> questions) {
    Map<String, Count> kinds = new TreeMap<>();
    var first = new Count(0, 0);
    var none = new Count(0, 0);
    var silent = new Count(0, 0);
    double ranks = 0;
    for (Question question : questions) {
      List<FoundScript> found = search(index, question.words());
      boolean isRight;
      if (question.titles().isEmpty()) {
        isRight = found.isEmpty();
        none = none.plus(isRight);
      } else {
        int rank = rank(found, question);
        isRight = rank > 0 && rank <= FIRST;
        first = first.plus(isRight);
        silent = silent.plus(found.isEmpty());
        ranks += rank > 0 ? 1.0 / rank : 0;
      }
      kinds.merge(
          question.kind(),
          new Count(0, 0).plus(isRight),
          (a, b) -> new Count(a.all + b.all, a.right + b.right));
    }
    Map<String, Double> shares = new TreeMap<>();
    kinds.forEach((kind, count) -> shares.put(kind, count.share()));
    return new SearchQuality(
        first.share(), ranks / Math.max(1, first.all), none.share(), silent.share(), shares);
  }

  static List<FoundScript> search(ScriptIndex index, String words) {
    return index.search(new ScriptQuery(words, null, null, DAY, SHOWN));
  }

  /// Whether an answer is among the first five that are shown.
  static boolean isAmongFirst(ScriptIndex index, Question question) {
    int rank = rank(search(index, question.words()), question);
    return rank > 0 && rank <= FIRST;
  }

  private static int rank(List<FoundScript> found, Question question) {
    for (int i = 0; i < found.size(); i++) {
      if (question.titles().contains(found.get(i).text().title())) {
        return i + 1;
      }
    }
    return 0;
  }
}
