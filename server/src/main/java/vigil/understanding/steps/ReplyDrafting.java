package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vigil.casework.Assignment;
import vigil.casework.Casework;
import vigil.casework.CompletionReport;
import vigil.casework.OrderDetails;
import vigil.city.City;
import vigil.city.Unit;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.understanding.DraftOutcome;
import vigil.understanding.DraftSource;
import vigil.understanding.DraftTask;
import vigil.understanding.Drafting;
import vigil.understanding.life.drafting.ReplyExtract;

/// What a unit's reply may begin with, from what the unit sees of the order. Nothing is stored.
@Service
public class ReplyDrafting {
  private static final int MOST_POINTS = 500;
  private static final int MOST_SUMMARY = 1_500;

  private static final List<DraftTask.Field> FIELDS =
      List.of(
          new DraftTask.Field("replyPoints", "答复要点：办理结果，坐席可照此告知市民", MOST_POINTS),
          new DraftTask.Field("summary", "办理情况：核查经过、措施和结果", MOST_SUMMARY));

  private final Casework casework;
  private final City city;
  private final Drafting drafting;

  ReplyDrafting(Casework casework, City city, Drafting drafting) {
    this.casework = casework;
    this.city = city;
    this.drafting = drafting;
  }

  /// Without a model: what was done and said already.
  public DraftOutcome.Drafted extract(String order, String part, Staff by) {
    OrderDetails told = find(order, by);
    List<DraftSource> done = listDone(told, getOwn(told, part, by));
    Map<String, String> fields = new LinkedHashMap<>();
    put(fields, "replyPoints", ReplyExtract.of(done, MOST_POINTS));
    put(fields, "summary", ReplyExtract.of(done, MOST_SUMMARY));
    return drafting.hold(fields, done);
  }

  /// By the model.
  public DraftOutcome draft(String order, String part, Staff by) {
    OrderDetails told = find(order, by);
    var sources = new ArrayList<DraftSource>();
    add(sources, "诉求标题", told.account().title());
    add(sources, "诉求内容", told.account().description());
    sources.addAll(listDone(told, getOwn(told, part, by)));
    var task = new DraftTask("起草承办单位对市民诉求的答复。", FIELDS, sources);
    return drafting.draft(task);
  }

  private OrderDetails find(String order, Staff by) {
    return casework.find(order, by).orElseThrow(() -> Problems.notFound("order"));
  }

  private static Assignment getOwn(OrderDetails told, String part, Staff by) {
    return told.order()
        .findAssignment(part)
        .filter(own -> own.unit().equals(by.unit()))
        .orElseThrow(() -> Problems.notFound("assignment"));
  }

  /// What the unit wrote at its own steps and the reports of those to whom it passed the order on,
  /// oldest first.
  private List<DraftSource> listDone(OrderDetails told, Assignment own) {
    var sources = new ArrayList<DraftSource>();
    for (var event : told.history()) {
      if (own.id().equals(event.more().get("assignment"))) {
        add(sources, "办理记录", event.words());
      }
    }
    for (Assignment below : told.order().assignments()) {
      CompletionReport report = told.reports().get(below.id());
      if (own.id().equals(below.parent()) && report != null) {
        String unit = city.units().find(below.unit()).map(Unit::name).orElse(below.unit());
        add(sources, unit + "的答复要点", report.reply().replyPoints());
        add(sources, unit + "的办理情况", report.summary());
        add(sources, unit + "的事实认定", report.findings().factNote());
      }
    }
    return sources;
  }

  private static void add(List<DraftSource> sources, String label, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      sources.add(new DraftSource(label + "#" + sources.size(), label, text));
    }
  }

  private static void put(Map<String, String> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
  }
}
