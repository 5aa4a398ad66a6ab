package vigil.understanding.life;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import vigil.kernel.PersonalData;

/// Why a label was chosen: weight x value of each piece, spread over the characters that it stands
/// on, summed by the words of a dictionary; words side by side are shown as one.
final class TellingWords {
  private static final int MOST = 3;

  /// A word that carries less than this of the strongest is no reason.
  private static final double LEAST = 0.3;

  private static final int LONGEST = 12;

  private record Word(int start, int end, double weight) {
    boolean touches(Word next) {
      return end == next.start && next.end - start <= LONGEST;
    }

    Word with(Word next) {
      return new Word(start, next.end, weight + next.weight);
    }
  }

  private TellingWords() {}

  static List<String> list(
      String words, Vocabulary vocabulary, TextVector vector, float[] weights) {
    double[] carried = carried(words, vocabulary, vector, weights);
    List<Word> found = words(words, carried);
    double most = found.stream().mapToDouble(Word::weight).max().orElse(0);
    List<Word> telling = new ArrayList<>();
    for (Word word : found) {
      if (word.weight() <= 0 || word.weight() < LEAST * most) {
        continue;
      }
      if (!telling.isEmpty() && telling.getLast().touches(word)) {
        telling.add(telling.removeLast().with(word));
      } else {
        telling.add(word);
      }
    }
    return telling.stream()
        .sorted(Comparator.comparingDouble(Word::weight).reversed())
        .map(word -> words.substring(word.start(), word.end()))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static double[] carried(
      String words, Vocabulary vocabulary, TextVector vector, float[] weights) {
    double[] byFeature = new double[vocabulary.size()];
    for (int i = 0; i < vector.index().length; i++) {
      int at = vector.index()[i];
      byFeature[at] = weights[at] * vector.value()[i];
    }
    double[] carried = new double[words.length()];
    for (CharacterGrams.Gram gram : CharacterGrams.list(words)) {
      int at = vocabulary.find(gram.text());
      if (at >= 0) {
        for (int i = gram.start(); i < gram.end(); i++) {
          carried[i] += byFeature[at] / (gram.end() - gram.start());
        }
      }
    }
    // What names somebody carries no matter: nobody's number is shown as a reason.
    for (PersonalData.Span named : PersonalData.find(words)) {
      Arrays.fill(carried, named.from(), named.to(), 0);
    }
    return carried;
  }

  private static List<Word> words(String words, double[] carried) {
    BreakIterator cut = BreakIterator.getWordInstance(ULocale.CHINESE);
    cut.setText(words);
    var found = new ArrayList<Word>();
    int start = cut.first();
    for (int end = cut.next(); end != BreakIterator.DONE; end = cut.next()) {
      double weight = 0;
      for (int i = start; i < end; i++) {
        weight += carried[i];
      }
      if (Character.isLetterOrDigit(words.charAt(start))) {
        found.add(new Word(start, end, weight));
      }
      start = end;
    }
    return found;
  }
}
