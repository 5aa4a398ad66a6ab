package vigil.knowledge.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vigil.identity.Staff;
import vigil.knowledge.ScriptText;
import vigil.understanding.DraftOutcome;
import vigil.understanding.DraftSource;
import vigil.understanding.DraftTask;
import vigil.understanding.Drafting;

/// A script from a closed consultation in the words of the language model. Nothing is stored by it.
@Service
public class ScriptDrafting {
  private static final int LONGEST_PART = 1_000;

  private static final List<DraftTask.Field> FIELDS =
      List.of(
          new DraftTask.Field("title", "标题：市民会怎么问", ScriptText.LONGEST_TITLE),
          new DraftTask.Field("whenItApplies", "适用情形", LONGEST_PART),
          new DraftTask.Field("why", "为什么：依据和原因", LONGEST_PART),
          new DraftTask.Field("whomToSee", "找谁办：单位、电话、时间", LONGEST_PART),
          new DraftTask.Field("procedure", "怎么办：步骤、材料、时限", LONGEST_PART),
          new DraftTask.Field("doNotPromise", "不能承诺什么", LONGEST_PART));

  private final Distilling distilling;
  private final Drafting drafting;

  ScriptDrafting(Distilling distilling, Drafting drafting) {
    this.distilling = distilling;
    this.drafting = drafting;
  }

  /// Asks the model; nothing is stored.
  ///
  /// @param order its id
  /// @return empty when the order leaves no script
  public Optional<DraftOutcome> draft(String order, Staff by) {
    return distilling.begin(order, by).map(begun -> drafting.draft(task(begun)));
  }

  private static DraftTask task(ScriptText begun) {
    var guidance = begun.guidance();
    var sources = new ArrayList<DraftSource>();
    add(sources, "诉求标题", begun.title());
    add(sources, "来电人的话", guidance.whenItApplies());
    add(sources, "给市民的答复", guidance.procedure());
    add(sources, "答复单位", guidance.whomToSee());
    return new DraftTask("把一件已答复的咨询改写成坐席可以照着说的口径。", FIELDS, sources);
  }

  private static void add(List<DraftSource> sources, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      sources.add(new DraftSource(label, label, text));
    }
  }
}
