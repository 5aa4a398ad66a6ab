package vigil.casework.web;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vigil.casework.Step;
import vigil.city.City;
import vigil.city.PhraseTemplate;
import vigil.kernel.InvalidInput;
import vigil.kernel.StrictJson;

/// The blanks of the city's phrases (惯用语), `【时间】` or `[time]`, which the writer fills in: one that
/// is left would be read by a citizen or a unit.
@Component
class PhraseBlanks {
  private static final Pattern BLANK = Pattern.compile("【[^】]+】|\\[[^\\]]+]");

  private final City city;

  PhraseBlanks(City city) {
    this.city = city;
  }

  /// Refuses a step whose words hold a blank of a phrase that its form offers.
  void refuseLeft(Step step) {
    refuseLeft(step.getClass().getSimpleName(), StrictJson.MAPPER.valueToTree(step));
  }

  /// Refuses the words of an order before it is registered.
  void refuseLeft(DraftBody draft) {
    refuseLeftInOrder(StrictJson.MAPPER.valueToTree(draft));
  }

  /// Refuses the words that an order is given, now or by an amendment; those that it has stay.
  void refuseLeftInOrder(JsonNode given) {
    refuseLeft("Register", given);
  }

  private void refuseLeft(String step, JsonNode written) {
    for (PhraseTemplate phrase : city.policy().phrases()) {
      if (phrase.step().equals(step) || phrase.step().equals("*")) {
        for (JsonNode value : written.findValues(phrase.field())) {
          refuseLeft(phrase, value.asString(""));
        }
      }
    }
  }

  private static void refuseLeft(PhraseTemplate phrase, String words) {
    BLANK
        .matcher(phrase.text() + phrase.textEn())
        .results()
        .filter(blank -> words.contains(blank.group()))
        .findFirst()
        .ifPresent(blank -> {
          throw InvalidInput.blankLeft(phrase.field(), blank.group());
        });
  }
}
