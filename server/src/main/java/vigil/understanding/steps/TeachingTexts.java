package vigil.understanding.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.understanding.Meaning;
import vigil.understanding.life.LabelledAppeal;

/// The texts of the house that every model is learned from.
@Component
class TeachingTexts {
  private final City city;

  TeachingTexts(City city) {
    this.city = city;
  }

  List<LabelledAppeal> list(Meaning meaning) {
    return ShippedTexts.list(city, meaning);
  }
}
