package vigil.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.files.PolicyCity;
import vigil.kernel.Csv;
import vigil.understanding.Meaning;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityKind;
import vigil.understanding.life.NoMeaning;
import vigil.understanding.life.quality.CheckedOrder;
import vigil.understanding.life.quality.QualityCheck;
import vigil.understanding.life.quality.QualitySettings;
import vigil.understanding.meaning.MeaningService;
import vigil.understanding.steps.ShippedTypes;

/// How many faults planted in orders by other hands the checks find, how many right orders they
/// flag, and beside them what one word or one length finds.
public final class QualityBench {
  /// The first has been measured often since it was written, the second by another hand.
  private static final List<String> TEXTS = List.of("/texts/quality.csv", "/texts/quality-2.csv");

  private static final double TARGET_PERCENT = 90;
  private static final int ROUNDS = 3;

  /// An order, and what is wrong with it; null where nothing is.
  record Sample(CheckedOrder order, @Nullable QualityKind fault) {}

  /// What one way of checking found.
  private static final class Tally {
    final Map<QualityKind, Integer> found = new EnumMap<>(QualityKind.class);
    final Map<QualityKind, Integer> flagged = new EnumMap<>(QualityKind.class);
    int flaggedOrders;
    int foundInAll;
  }

  private QualityBench() {}

  public static void main(String[] args) throws IOException {
    Meaning meaning = MeaningService.load().orElseGet(NoMeaning::new);
    var settings = QualitySettings.of(Csv.policy("", "quality.csv"));
    var check = new QualityCheck(settings, ShippedTypes.train(PolicyCity.shipped()), meaning);
    System.out.println("Sentences are read by their meaning: " + meaning.state());
    Function<CheckedOrder, Set<QualityKind>> rules =
        order -> check.check(order).stream().map(QualityFinding::kind).collect(Collectors.toSet());
    for (String set : TEXTS) {
      System.out.println(set.substring(set.lastIndexOf('/') + 1));
      measure(samples(set), rules);
    }
  }

  private static void measure(
      List<Sample> samples, Function<CheckedOrder, Set<QualityKind>> rules) {
    Tally all = tally(samples, rules);
    print(samples, all, tally(samples, QualityBaseline::check));
    long start = System.nanoTime();
    long kinds = 0;
    for (int i = 0; i < ROUNDS; i++) {
      for (Sample one : samples) {
        kinds += rules.apply(one.order()).size();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,.0f orders a second on one core, %,d findings%n",
        ROUNDS * samples.size() / seconds, kinds / ROUNDS);
    long faults = samples.stream().filter(one -> one.fault() != null).count();
    System.out.printf(
        "bench quality: %.1f %% of faults found at %.1f %% of right orders flagged (target %.0f at 5)%n",
        100.0 * all.foundInAll / faults,
        100.0 * all.flaggedOrders / (samples.size() - faults),
        TARGET_PERCENT);
  }

  private static List<Sample> samples(String set) throws IOException {
    var in = Objects.requireNonNull(QualityBench.class.getResourceAsStream(set), set);
    try (var rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return rows.stream().map(QualityBench::sample).toList();
    }
  }

  private static Sample sample(NamedCsvRecord row) {
    String finding = row.getField("finding");
    String fault = row.getField("fault");
    LocalDate closed = day(row.getField("closed_on"));
    var appeal =
        new CheckedOrder.Appeal(
            AppealType.valueOf(row.getField("type")),
            row.getField("said"),
            row.getField("title"),
            row.getField("description"),
            "");
    var reply =
        new CheckedOrder.Reply(
            row.getField("reply_points"),
            !finding.isEmpty() && !finding.equals("TRUE"),
            row.getField("finding_note"),
            row.getField("public_reply"),
            "",
            day(row.getField("replied_on")),
            List.of());
    var contact =
        CheckedOrder.Contact.said(
            row.getField("contacted_claim"), Integer.parseInt(row.getField("calls")));
    var closing =
        closed == null
            ? null
            : new CheckedOrder.Closing(closed, true, row.getField("citizen_answer"), false);
    return new Sample(
        new CheckedOrder(appeal, reply, contact, closing),
        fault.isEmpty() ? null : QualityKind.valueOf(fault));
  }

  private static @Nullable LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  private static Tally tally(List<Sample> samples, Function<CheckedOrder, Set<QualityKind>> check) {
    var tally = new Tally();
    for (Sample one : samples) {
      Set<QualityKind> kinds = check.apply(one.order());
      if (one.fault() == null) {
        tally.flaggedOrders += kinds.isEmpty() ? 0 : 1;
        kinds.forEach(kind -> tally.flagged.merge(kind, 1, Integer::sum));
      } else if (kinds.contains(one.fault())) {
        tally.found.merge(one.fault(), 1, Integer::sum);
        tally.foundInAll++;
      }
    }
    return tally;
  }

  private static void print(List<Sample> samples, Tally rules, Tally baseline) {
    var right = samples.stream().filter(one -> one.fault() == null).count();
    System.out.printf("%,d orders by other hands, %,d of them right%n", samples.size(), right);
    System.out.printf(
        "%-28s %8s %14s %14s %14s %14s%n",
        "planted fault", "planted", "found", "false flags", "one word", "false flags");
    var lines = new ArrayList<>(EnumSet.allOf(QualityKind.class));
    for (QualityKind kind : lines) {
      long planted = samples.stream().filter(one -> one.fault() == kind).count();
      System.out.printf(
          "%-28s %8d %12.0f %% %12.1f %% %12.0f %% %12.1f %%%n",
          kind,
          planted,
          share(rules.found.get(kind), planted),
          share(rules.flagged.get(kind), right),
          share(baseline.found.get(kind), planted),
          share(baseline.flagged.get(kind), right));
    }
    long planted = samples.size() - right;
    System.out.printf(
        "%-28s %8d %12.1f %% %12.1f %% %12.1f %% %12.1f %%%n",
        "all (right orders flagged)",
        planted,
        share(rules.foundInAll, planted),
        share(rules.flaggedOrders, right),
        share(baseline.foundInAll, planted),
        share(baseline.flaggedOrders, right));
  }

  private static double share(@Nullable Integer some, long of) {
    return of == 0 || some == null ? 0 : 100.0 * some / of;
  }
}
