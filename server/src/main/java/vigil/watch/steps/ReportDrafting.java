package vigil.watch.steps;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import vigil.understanding.DraftOutcome;
import vigil.understanding.DraftSource;
import vigil.understanding.DraftTask;
import vigil.understanding.Drafting;
import vigil.watch.Report;

/// The text of an express report in the words of the language model, from the text that was made of
/// the figures and of what callers said. Nothing is stored by it.
@Service
public class ReportDrafting {
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_PART = 1_500;

  private static final List<DraftTask.Field> FIELDS =
      List.of(
          new DraftTask.Field("title", "标题", LONGEST_TITLE),
          new DraftTask.Field("whyNow", "为何此时报告：数量、与平常相比、集中在哪里、市民说什么", LONGEST_PART),
          new DraftTask.Field("suggestion", "建议有关单位做什么", LONGEST_PART));

  private final Drafting drafting;

  ReportDrafting(Drafting drafting) {
    this.drafting = drafting;
  }

  public DraftOutcome draft(Report report) {
    Report.Text text = report.text();
    var sources = new ArrayList<DraftSource>();
    sources.add(new DraftSource("title", "快报标题", text.title()));
    sources.add(new DraftSource("figures", "数据", text.whyNow()));
    for (String appeal : text.appeals()) {
      sources.add(new DraftSource("appeal" + sources.size(), "来电人的话", appeal));
    }
    sources.add(new DraftSource("suggestion", "建议", text.suggestion()));
    return drafting.draft(new DraftTask("起草热线快报，供有关单位研判。", FIELDS, sources));
  }
}
