package vigil.bench.texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vigil.bench.texts.Questions.Question;
import vigil.knowledge.search.ScriptIndex;

/// A day of consultations that a script covers: each caller asks as one of the questions asks, and
/// the agent looks at the first five answers. Where the right one is not among them, the agent asks
/// back once, and the caller says it as another question of the same matter does. What is still not
/// found becomes an order.
///
/// @param calls how many asked
/// @param atOnce answered by what was said first
/// @param askedBack answered once it was said in other words
record ConsultationDay(int calls, int atOnce, int askedBack) {
  private static final int CALLS = 20_000;

  /// The share answered without an order.
  double answered() {
    return (double) (atOnce + askedBack) / calls;
  }

  static ConsultationDay of(ScriptIndex index, List<Question> questions, long seed) {
    List<Question> covered = questions.stream().filter(one -> !one.titles().isEmpty()).toList();
    Map<Question, Boolean> found = new HashMap<>();
    var dice = new Random(seed);
    int atOnce = 0;
    int askedBack = 0;
    for (int i = 0; i < CALLS; i++) {
      Question said = covered.get(dice.nextInt(covered.size()));
      if (isFound(found, index, said)) {
        atOnce++;
        continue;
      }
      List<Question> others =
          covered.stream()
              .filter(one -> !one.equals(said) && one.titles().equals(said.titles()))
              .toList();
      if (!others.isEmpty() && isFound(found, index, others.get(dice.nextInt(others.size())))) {
        askedBack++;
      }
    }
    return new ConsultationDay(CALLS, atOnce, askedBack);
  }

  private static boolean isFound(
      Map<Question, Boolean> found, ScriptIndex index, Question question) {
    return found.computeIfAbsent(question, one -> SearchQuality.isAmongFirst(index, one));
  }
}
