package vigil.understanding.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.City;
import vigil.city.Danger;
import vigil.city.DangerPhrase;
import vigil.city.EmergencyNumber;
import vigil.understanding.Suggestion.DangerGuess;

/// Whom to call: what the policy's words say, and what a model says that has learned the words and
/// much that is said without them.
record DangerReader(City city, Thresholds thresholds, @Nullable AppealModel model) {
  /// Of a hundred texts that the list marks some ninety are dangers (understanding 2).
  private static final double LISTED = 0.9;

  /// What the list finds is shown even where a model doubts it; the doubt is shown too.
  private static final double DOUBTED = 0.5;

  List<DangerGuess> list(ReadText text) {
    List<DangerGuess> found = new ArrayList<>();
    TextClassifier head = model == null ? null : model.find(AppealModel.DANGER).orElse(null);
    for (Danger danger : city.policy().dangers().listDangers(text.words())) {
      String digits = danger.number().digits();
      double learned = head == null ? LISTED : AppealReader.probability(head, text, digits);
      found.add(new DangerGuess(danger, Math.max(learned, DOUBTED), List.of(danger.said())));
    }
    if (head != null) {
      for (var label : head.classify(text)) {
        EmergencyNumber.find(label.name())
            .filter(number -> label.probability() >= thresholds.danger())
            .filter(number -> found.stream().noneMatch(it -> it.danger().number() == number))
            .ifPresent(number ->
                found.add(guess(number, label.probability(), head.explain(text, label.name()))));
      }
    }
    found.sort(Comparator.comparingDouble(DangerGuess::confidence).reversed());
    return found;
  }

  private DangerGuess guess(EmergencyNumber number, double confidence, List<String> why) {
    DangerPhrase usual =
        city.policy().dangers().phrases().stream()
            .filter(phrase -> phrase.number() == number)
            .findFirst()
            .orElse(null);
    String said = why.isEmpty() ? "" : why.getFirst();
    return new DangerGuess(
        new Danger(
            said,
            number,
            usual == null ? "" : usual.advice(),
            usual == null ? "" : usual.adviceEn()),
        confidence,
        why);
  }
}
