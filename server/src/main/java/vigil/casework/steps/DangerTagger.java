package vigil.casework.steps;

import java.util.ArrayList;
import vigil.casework.Draft;
import vigil.casework.Step;
import vigil.city.City;

/// Marks what a citizen says or writes with [Draft#DANGER_TAG] when its words say that somebody may
/// be in danger, whatever door it comes in by.
record DangerTagger(City city) {
  Draft mark(Draft draft) {
    var tags = new ArrayList<>(draft.tags());
    tags.remove(Draft.DANGER_TAG);
    if (!city.policy().dangers().listDangers(textOf(draft)).isEmpty()
        && tags.size() < Draft.MOST_TAGS) {
      tags.add(Draft.DANGER_TAG);
    }
    return tags.equals(draft.tags()) ? draft : draft.withTags(tags);
  }

  Step mark(Step step) {
    return step instanceof Step.Amend(var draft) ? new Step.Amend(mark(draft)) : step;
  }

  private static String textOf(Draft draft) {
    String words = draft.words() == null ? "" : draft.words();
    return draft.title() + "\n" + draft.description() + "\n" + words;
  }
}
