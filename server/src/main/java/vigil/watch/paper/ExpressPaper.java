package vigil.watch.paper;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import vigil.city.WorkingDays;
import vigil.insight.Rise;
import vigil.watch.Report;
import vigil.watch.Report.Delivery;
import vigil.watch.Report.State;
import vigil.watch.paper.Paper.Block;
import vigil.watch.paper.Paper.Heading;
import vigil.watch.paper.Paper.Paragraph;
import vigil.watch.paper.Paper.Row;
import vigil.watch.paper.Paper.Table;

/// An express report on paper. It is Chinese whatever the screen speaks: so it goes to the units.
///
/// @param units what a unit is called
public record ExpressPaper(Report report, UnaryOperator<String> units) {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm");

  /// The whole paper.
  ///
  /// @param foot who took it and when
  /// @param signer the name of whoever signed; empty while nobody has
  public Paper of(String foot, String signer) {
    var text = report.text();
    var blocks = new ArrayList<Block>();
    blocks.add(new Paragraph(standing(signer)));
    part(blocks, "为何现在上报", text.whyNow());
    part(blocks, "典型诉求", String.join("\n", text.appeals()));
    part(blocks, "建议", text.suggestion());
    blocks.add(new Heading("数字"));
    blocks.add(new Paragraph(figures()));
    blocks.add(districts());
    if (!report.deliveries().isEmpty()) {
      blocks.add(new Heading("发往单位"));
      blocks.add(deliveries());
    }
    boolean isDraft = report.state() == State.DRAFT;
    return new Paper(text.title(), PeriodicPaper.mark(isDraft, true), foot, blocks);
  }

  private static void part(List<Block> blocks, String title, String words) {
    if (!words.isBlank()) {
      blocks.add(new Heading(title));
      blocks.add(new Paragraph(words));
    }
  }

  private String standing(String signer) {
    var signedAt = report.authors().signedAt();
    return signedAt == null
        ? "草稿，未签发"
        : signer + " 签发于 " + WHEN.format(signedAt.atZone(WorkingDays.SHANGHAI));
  }

  private String figures() {
    var figures = report.figures();
    String unit = figures.behind().calls() == null ? "件" : "通";
    return "%s至%s，共%d%s，%s。"
        .formatted(
            WHEN.format(figures.from().atZone(WorkingDays.SHANGHAI)),
            WHEN.format(figures.to().atZone(WorkingDays.SHANGHAI)),
            figures.count(),
            unit,
            Rise.usual(figures.usual(), unit));
  }

  private Table districts() {
    var rows = new ArrayList<Row>();
    for (var one : report.figures().districts()) {
      String usual = Rise.usualNumber(one.usual());
      rows.add(new Row(List.of(one.name(), String.valueOf(one.count()), usual), false));
    }
    rows.add(new Row(List.of("合计", String.valueOf(report.figures().count()), ""), true));
    return new Table(List.of("区", "数量", "平常"), rows);
  }

  private Table deliveries() {
    var rows = report.deliveries().stream().map(this::row).toList();
    return new Table(List.of("单位", "签收", "采取的措施", "完成日期"), rows);
  }

  private Row row(Delivery one) {
    var receivedAt = one.receivedAt();
    String measure = one.measure();
    return new Row(
        List.of(
            units.apply(one.unit()),
            receivedAt == null ? "" : WHEN.format(receivedAt.atZone(WorkingDays.SHANGHAI)),
            measure == null ? "" : measure,
            one.by() == null ? "" : String.valueOf(one.by())),
        false);
  }
}
