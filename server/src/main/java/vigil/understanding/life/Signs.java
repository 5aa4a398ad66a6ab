package vigil.understanding.life;

import java.util.LinkedHashSet;
import java.util.Set;
import vigil.city.Danger;
import vigil.city.Policy;
import vigil.city.Urgency;
import vigil.city.UrgencyWord;

/// What the policy's words of danger and urgency find in a text, as pieces that a classifier weighs
/// beside the text itself.
public final class Signs {
  private Signs() {}

  public static Set<String> of(String words, Policy policy) {
    Set<String> signs = new LinkedHashSet<>();
    for (Danger danger : policy.dangers().listDangers(words)) {
      signs.add("danger:" + danger.number().digits());
      signs.add("danger");
    }
    for (UrgencyWord word : policy.urgencyWords()) {
      if (words.contains(word.word())) {
        signs.add("urgency:" + word.urgency());
      }
    }
    if (signs.contains("danger") || signs.contains("urgency:" + Urgency.URGENT)) {
      signs.add("urgent");
    }
    return signs;
  }
}
