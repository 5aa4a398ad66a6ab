package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import vigil.city.AppealType;
import vigil.city.files.PolicyCity;
import vigil.understanding.Meaning;
import vigil.understanding.life.LabelledAppeal;
import vigil.understanding.life.ReadText;

/// Two matters, learned in no time.
final class FewTexts extends TeachingTexts {
  static final PolicyCity CITY = PolicyCity.shipped();
  final AtomicInteger asked = new AtomicInteger();

  FewTexts() {
    super(CITY);
  }

  @Override
  List<LabelledAppeal> list(Meaning meaning) {
    asked.incrementAndGet();
    return list("01.csv:", 30, meaning);
  }

  static List<LabelledAppeal> list(String source, int count, Meaning meaning) {
    var texts = new ArrayList<LabelledAppeal>();
    for (int i = 0; i < count; i++) {
      boolean isCode = i % 2 == 0;
      String words = (isCode ? "健康码变黄怎么转码" : "楼上装修噪音扰民") + "，第" + i + "次打来";
      var text = ReadText.of(words, Set.of(), meaning.embed(words).orElse(null));
      texts.add(
          new LabelledAppeal(
              source + i,
              text,
              isCode ? "01010101" : "140101",
              isCode ? AppealType.CONSULTATION : AppealType.COMPLAINT,
              false,
              i % 5 == 0 ? "120" : null));
    }
    return texts;
  }

  /// Sentences in numbers: one for codes, one for all else.
  static final class TwoMeanings implements Meaning {
    @Override
    public State state() {
      return State.READY;
    }

    @Override
    public Optional<float[]> embed(String text) {
      float[] numbers = new float[DIMENSIONS];
      numbers[text.contains("码") ? 0 : 1] = 1;
      return Optional.of(numbers);
    }
  }
}
