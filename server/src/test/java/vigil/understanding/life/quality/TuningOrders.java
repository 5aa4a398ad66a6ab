package vigil.understanding.life.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.understanding.QualityKind;

/// The orders that the checks are tuned on: right ones, and what differs from them in others.
final class TuningOrders {
  /// @param fault what is wrong; null where nothing is
  record Sample(String id, CheckedOrder order, @Nullable QualityKind fault) {}

  private TuningOrders() {}

  static List<Sample> list() {
    var orders = new HashMap<String, Map<String, String>>();
    var samples = new ArrayList<Sample>();
    for (Map<String, String> row : rows("/quality/orders.psv")) {
      orders.put(get(row, "id"), row);
      samples.add(new Sample(get(row, "id"), order(row), null));
    }
    for (Map<String, String> row : rows("/quality/variants.psv")) {
      var changed = new HashMap<>(Objects.requireNonNull(orders.get(get(row, "of"))));
      for (String change : get(row, "changes").split(";;", -1)) {
        int equals = change.indexOf('=');
        changed.put(change.substring(0, equals), change.substring(equals + 1));
      }
      String fault = get(row, "fault");
      samples.add(
          new Sample(
              get(row, "of") + "/" + get(row, "changes"),
              order(changed),
              fault.isEmpty() ? null : QualityKind.valueOf(fault)));
    }
    return samples;
  }

  private static CheckedOrder order(Map<String, String> row) {
    var appeal =
        new CheckedOrder.Appeal(
            AppealType.valueOf(get(row, "type")),
            get(row, "said"),
            get(row, "title"),
            get(row, "description"),
            "");
    String finding = get(row, "finding");
    var reply =
        new CheckedOrder.Reply(
            get(row, "reply"),
            !finding.isEmpty() && !finding.equals("TRUE"),
            get(row, "note"),
            get(row, "public"),
            "",
            LocalDate.parse(get(row, "replied")),
            List.of());
    var contact =
        CheckedOrder.Contact.said(get(row, "claim"), Integer.parseInt("0" + get(row, "calls")));
    var closing =
        new CheckedOrder.Closing(
            LocalDate.parse(get(row, "closed")), true, get(row, "answer"), false);
    return new CheckedOrder(appeal, reply, contact, closing);
  }

  private static String get(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static List<Map<String, String>> rows(String resource) {
    var in = Objects.requireNonNull(TuningOrders.class.getResourceAsStream(resource), resource);
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String[] columns = lines.readLine().split("[|]", -1);
      var rows = new ArrayList<Map<String, String>>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split("[|]", -1);
        var row = new HashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
          row.put(columns[i], fields[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
