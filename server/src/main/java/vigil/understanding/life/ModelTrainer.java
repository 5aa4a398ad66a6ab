package vigil.understanding.life;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;
import vigil.city.Urgency;

/// Trains a model from appeals that people said what they are.
public final class ModelTrainer {
  private ModelTrainer() {}

  /// Trains all questions.
  ///
  /// @param progress hears how many of a hundred parts are done
  public static AppealModel train(
      String version, List<LabelledAppeal> appeals, IntConsumer progress) {
    Map<String, TextClassifier> heads = new LinkedHashMap<>();
    var matters = appeals.stream().filter(one -> !one.category().isEmpty()).toList();
    heads.put(AppealModel.TOP, learn(matters, LabelledAppeal::top));
    progress.accept(50);
    heads.put(AppealModel.URGENCY, learn(appeals, ModelTrainer::urgency));
    var warned = appeals.stream().filter(one -> !one.isOrder()).toList();
    heads.put(AppealModel.DANGER, learn(warned, ModelTrainer::danger));
    progress.accept(70);
    var typed = appeals.stream().filter(one -> one.type() != null).toList();
    if (!typed.isEmpty()) {
      heads.put(AppealModel.TYPE, learn(typed, one -> String.valueOf(one.type())));
    }
    progress.accept(80);
    for (String top : new TreeSet<>(matters.stream().map(LabelledAppeal::top).toList())) {
      var below = matters.stream().filter(one -> one.top().equals(top)).toList();
      heads.put(AppealModel.leafOf(top), learn(below, LabelledAppeal::category));
    }
    progress.accept(100);
    return new AppealModel(version, heads);
  }

  private static String urgency(LabelledAppeal appeal) {
    return (appeal.isUrgent() ? Urgency.URGENT : Urgency.NORMAL).name();
  }

  private static String danger(LabelledAppeal appeal) {
    String number = appeal.danger();
    return number == null ? AppealModel.NO_DANGER : number;
  }

  private static TextClassifier learn(
      List<LabelledAppeal> appeals, Function<LabelledAppeal, String> label) {
    var texts = new ArrayList<TrainingText>();
    for (LabelledAppeal one : appeals) {
      texts.add(new TrainingText(one.source(), one.text(), label.apply(one)));
    }
    return ClassifierTrainer.train(texts);
  }
}
