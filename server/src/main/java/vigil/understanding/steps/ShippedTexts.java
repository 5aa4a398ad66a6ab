package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Category;
import vigil.city.City;
import vigil.kernel.Csv;
import vigil.understanding.Meaning;
import vigil.understanding.life.LabelledAppeal;
import vigil.understanding.life.NoMeaning;
import vigil.understanding.life.ReadText;
import vigil.understanding.life.Signs;

/// The texts that ship in `policy/demo/appeals`, invented and said so in each file; each once bare
/// and some times within what people say around it.
public final class ShippedTexts {
  private static final String FOLDER = "demo/appeals/";

  /// Sentences of danger and of none, which belong to no category.
  private static final String DANGERS = "dangers";

  /// A sentence in numbers costs some milliseconds: of a leaf so many are read by their meaning,
  /// the last ones, which are told at length, and all that are urgent or dangerous.
  private static final int MEANT = 16;

  private static final Meaning NONE = new NoMeaning();

  private ShippedTexts() {}

  public static List<LabelledAppeal> list(City city, Meaning meaning) {
    var carriers = new AppealCarriers(carriers(), city.places());
    List<LabelledAppeal> texts = new ArrayList<>();
    for (Category top : city.categories().list()) {
      if (top.parent() == null) {
        texts.addAll(read(top.code(), carriers, city, meaning));
      }
    }
    texts.addAll(read(DANGERS, carriers, city, meaning));
    return texts;
  }

  private static List<LabelledAppeal> read(
      String file, AppealCarriers carriers, City city, Meaning meaning) {
    List<LabelledAppeal> texts = new ArrayList<>();
    Map<String, Integer> meant = new HashMap<>();
    for (Csv.Row row : Csv.policy("", FOLDER + file + ".csv").reversed()) {
      boolean isMeant =
          row.text("category").isEmpty()
              || !row.text("urgency").isEmpty()
              || !row.text("danger").isEmpty()
              || meant.merge(row.text("category"), 1, Integer::sum) <= MEANT;
      texts.addAll(read(row, carriers, city, isMeant ? meaning : NONE));
    }
    return texts;
  }

  private static List<LabelledAppeal> read(
      Csv.Row row, AppealCarriers carriers, City city, Meaning meaning) {
    String source = row.file() + ':' + row.line();
    String type = row.text("type");
    AppealType kind = type.isEmpty() ? null : AppealType.valueOf(type);
    List<LabelledAppeal> texts = new ArrayList<>();
    for (String words : carriers.vary(row.text("text"), kind, source)) {
      float[] sense = texts.isEmpty() ? meaning.embed(words).orElse(null) : null;
      texts.add(
          new LabelledAppeal(
              source,
              ReadText.of(words, Signs.of(words, city.policy()), sense),
              row.text("category"),
              kind,
              row.text("urgency").equals("URGENT"),
              blankAsNull(row.text("danger"))));
    }
    return texts;
  }

  private static Map<String, List<String>> carriers() {
    Map<String, List<String>> carriers = new LinkedHashMap<>();
    for (Csv.Row row : Csv.policy("", FOLDER + "carriers.csv")) {
      String key = row.text("part") + row.text("type");
      carriers.computeIfAbsent(key, k -> new ArrayList<>()).add(row.text("text"));
    }
    return carriers;
  }

  private static @Nullable String blankAsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
