package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.List;
import vigil.city.AppealType;
import vigil.city.Category;
import vigil.city.City;
import vigil.kernel.Csv;
import vigil.understanding.life.quality.TypeWords;
import vigil.understanding.life.quality.TypeWords.TypedText;

/// What the shipped appeals teach of complaints, questions and calls for help.
public final class ShippedTypes {
  private ShippedTypes() {}

  public static TypeWords train(City city) {
    List<TypedText> texts = new ArrayList<>();
    for (Category top : city.categories().list()) {
      if (top.parent() == null) {
        for (Csv.Row row : Csv.policy("", "demo/appeals/" + top.code() + ".csv")) {
          String type = row.text("type");
          if (!type.isEmpty()) {
            texts.add(new TypedText(AppealType.valueOf(type), row.text("text")));
          }
        }
      }
    }
    return TypeWords.train(texts);
  }
}
