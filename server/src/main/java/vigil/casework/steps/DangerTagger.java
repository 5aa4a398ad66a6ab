package vigil.casework.steps;

import java.util.ArrayList;
import vigil.casework.Draft;
import vigil.casework.Step;
import vigil.city.City;

/// Marks what a citizen says or writes with [Draft#DANGER_TAG] when its words say that somebody may
/// be in danger, whatever door it comes in by.
record DangerTagger(City city) {
  Draft mark(Draft draft) {
    var tags = new ArrayList<>(draft.handling().tags());
    tags.remove(Draft.DANGER_TAG);
    if (!city.policy().dangers().listDangers(textOf(draft)).isEmpty()
        && tags.size() < Draft.MOST_TAGS) {
      tags.add(Draft.DANGER_TAG);
    }
    return tags.equals(draft.handling().tags()) ? draft : draft.withTags(tags);
  }

  Step mark(Step step) {
    return step instanceof Step.Amend(var draft) ? new Step.Amend(mark(draft)) : step;
  }

  private static String textOf(Draft draft) {
    var told = draft.account();
    String words = told.words() == null ? "" : told.words();
    return told.title() + "\n" + told.description() + "\n" + words;
  }
}
