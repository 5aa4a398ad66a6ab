package vigil.watch.steps;

import vigil.insight.Rise;
import vigil.insight.Spike;
import vigil.insight.WaveCalls;
import vigil.watch.Report;

/// What a report says of a wave of calls: how many, who got through, and what those said of whom an
/// order was written. Each list of parts is the whole before it.
final class CallWaveText {
  private CallWaveText() {}

  static String of(Spike spike, Report.Figures figures, WaveCalls calls) {
    return "%s，热线%s%d通，%s%s。%s%s"
        .formatted(
            ReportDraftBuilder.span(figures),
            spike.topic().name(),
            figures.count(),
            Rise.usual(figures.usual(), "通"),
            ReportDraftBuilder.more(figures),
            ends(calls),
            written(calls));
  }

  private static String ends(WaveCalls calls) {
    var ends = calls.ends();
    return "同期来电%d通：接通%d通、排队中放弃%d通、正在等候%d通、未进入排队%d通。"
        .formatted(calls.calls(), ends.answered(), ends.gaveUp(), ends.waiting(), ends.before());
  }

  private static String written(WaveCalls calls) {
    if (calls.orders() == 0) {
      return "尚无据这些来电登记的工单。";
    }
    var matter = calls.matter();
    String about =
        matter == null ? "" : "，属“%s”的%d件".formatted(matter.topic().name(), matter.count());
    return "其中%d通已登记工单%d件%s。分区：%s。"
        .formatted(
            calls.written(), calls.orders(), about, ReportDraftBuilder.where(calls.districts()));
  }
}
