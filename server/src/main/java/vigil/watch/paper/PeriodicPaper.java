package vigil.watch.paper;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import vigil.city.WorkingDays;
import vigil.insight.PeriodReading.Before;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicContent.Line;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicContent.Section;
import vigil.watch.PeriodicReport;
import vigil.watch.PeriodicReport.State;
import vigil.watch.life.PeriodicWords;
import vigil.watch.paper.Paper.Block;
import vigil.watch.paper.Paper.Heading;
import vigil.watch.paper.Paper.Paragraph;
import vigil.watch.paper.Paper.Row;
import vigil.watch.paper.Paper.Table;

/// A daily, weekly or monthly report on paper, in one language.
public record PeriodicPaper(PeriodicReport report, boolean isChinese) {
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /// The whole paper.
  ///
  /// @param foot who took it and when
  /// @param signer the name of whoever signed; empty while nobody has
  public Paper of(String foot, String signer) {
    PeriodicContent content = report.content();
    var blocks = new ArrayList<Block>();
    blocks.add(new Paragraph(standing(signer)));
    blocks.add(new Paragraph(in(content.summary())));
    blocks.add(new Paragraph(basis(content)));
    for (Section section : content.sections()) {
      blocks.add(new Heading(in(section.title())));
      Phrase note = section.note();
      if (note != null) {
        blocks.add(new Paragraph(in(note)));
      }
      if (!section.lines().isEmpty()) {
        blocks.add(table(section));
      }
    }
    return new Paper(
        in(content.title()), mark(report.state() == State.DRAFT, isChinese), foot, blocks);
  }

  /// What stands across a paper that nobody has signed.
  static String mark(boolean isDraft, boolean isChinese) {
    return !isDraft ? "" : isChinese ? "草稿 未签发" : "DRAFT, NOT SIGNED";
  }

  private String standing(String signer) {
    var signedAt = report.signature().signedAt();
    if (signedAt == null) {
      return isChinese ? "草稿，未签发" : "Draft, not signed";
    }
    String when = WHEN.format(signedAt.atZone(WorkingDays.SHANGHAI));
    return isChinese
        ? "%s 签发于 %s".formatted(signer, when)
        : "Signed by %s, %s".formatted(signer, when);
  }

  private String basis(PeriodicContent content) {
    String asOf = WHEN.format(content.asOf().atZone(WorkingDays.SHANGHAI));
    return isChinese
        ? "数字截至%s；上期为%s至%s；去年同期为一年前的同一日期，2月29日两边都不计。"
            .formatted(asOf, content.previousFrom(), content.previousUntil())
        : ("Figures as of %s; the period before is %s to %s; a year ago are the same dates, 29"
                + " February left out of both sides.")
            .formatted(asOf, content.previousFrom(), content.previousUntil());
  }

  private Table table(Section section) {
    boolean isCompared =
        section.lines().stream().anyMatch(it -> it.previous() != null || it.lastYear() != null);
    boolean hasNotes = section.lines().stream().anyMatch(it -> it.note() != null);
    var head = new ArrayList<>(List.of(word("指标", "Figure"), word("本期", "These days")));
    if (isCompared) {
      head.add(word("上期", "Before"));
      head.add(word("环比", "Change"));
      head.add(word("去年同期", "A year ago"));
      head.add(word("同比", "On year"));
    }
    if (hasNotes) {
      head.add(word("说明", "Note"));
    }
    var rows = new ArrayList<Row>();
    section.lines().forEach(line -> rows.add(row(line, isCompared, hasNotes)));
    Integer whole = section.whole();
    if (whole != null) {
      rows.add(total(whole, head.size()));
    }
    return new Table(head, rows);
  }

  private Row row(Line line, boolean isCompared, boolean hasNotes) {
    var cells =
        new ArrayList<>(List.of(in(line.name()), PeriodicWords.value(line.value(), line.unit())));
    if (isCompared) {
      for (Before before : new Before[] {line.previous(), line.lastYear()}) {
        cells.add(
            before == null
                ? word(Figures.UNKNOWN, Figures.UNKNOWN_EN)
                : PeriodicWords.value(before.value(), line.unit()));
        cells.add(PeriodicWords.growth(before));
      }
    }
    if (hasNotes) {
      Phrase note = line.note();
      cells.add(note == null ? "" : in(note));
    }
    return new Row(cells, false);
  }

  private Row total(int whole, int columns) {
    var cells = new ArrayList<>(List.of(word("合计", "In all"), "%,d".formatted(whole)));
    while (cells.size() < columns) {
      cells.add("");
    }
    return new Row(cells, true);
  }

  private String in(Phrase phrase) {
    return isChinese ? phrase.zh() : phrase.en();
  }

  private String word(String zh, String en) {
    return isChinese ? zh : en;
  }
}
