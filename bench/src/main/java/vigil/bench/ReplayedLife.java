package vigil.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vigil.bench.StatementRecorder.RecordedCall;
import vigil.casework.life.OrderNumbers;
import vigil.kernel.Ids;

/// A life's own reads and writes, bare: the statements of one life as it made them, with ids,
/// number and telephones of their own each time, by plain JDBC in the same transactions. No rule is
/// asked and no JSON made.
final class ReplayedLife {
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// Orders of a day on which no other is registered.
  private static final Instant DAY = Instant.parse("2001-01-01T04:00:00Z");

  private static final int NUMBERS_A_DAY = 900_000;

  /// A value that names what each life has of its own: `words[0] names[holes[0]] words[1] ...`.
  private record Template(List<String> words, List<Integer> holes) {}

  /// A telephone's or code's hash, by its place among the life's hashes.
  private record Hash(int place) {}

  private final DataSource database;
  private final List<RecordedCall> calls;
  private final List<String> names = new ArrayList<>();
  private final List<ByteBuffer> hashes = new ArrayList<>();

  /// @param number of the order whose life was recorded
  ReplayedLife(DataSource database, List<RecordedCall> recorded, String number) {
    this.database = database;
    names.add(number);
    calls = recorded.stream().map(this::withTemplates).toList();
  }

  long countStatements() {
    return calls.stream().filter(call -> call.statement() != null).count();
  }

  private RecordedCall withTemplates(RecordedCall call) {
    List<RecordedCall> values = call.values().stream().map(this::withTemplate).toList();
    return new RecordedCall(call.method(), call.arguments(), call.statement(), values);
  }

  private RecordedCall withTemplate(RecordedCall value) {
    var arguments = new ArrayList<@Nullable Object>(value.arguments());
    Object given = arguments.get(1);
    Object kept =
        switch (given) {
          case null -> null;
          case String text -> template(text);
          case byte[] hash -> new Hash(place(hashes, ByteBuffer.wrap(hash)));
          default -> given;
        };
    arguments.set(1, kept);
    return new RecordedCall(value.method(), arguments, null, List.of());
  }

  private Object template(String text) {
    var words = new ArrayList<String>();
    var holes = new ArrayList<Integer>();
    Matcher found = Pattern.compile(ID + "|" + Pattern.quote(names.getFirst())).matcher(text);
    int end = 0;
    while (found.find()) {
      words.add(text.substring(end, found.start()));
      holes.add(place(names, found.group()));
      end = found.end();
    }
    words.add(text.substring(end));
    return holes.isEmpty() ? text : new Template(words, holes);
  }

  private static <T> int place(List<T> known, T one) {
    if (!known.contains(one)) {
      known.add(one);
    }
    return known.indexOf(one);
  }

  void live(int n) {
    var fresh = new String[names.size()];
    Instant day = DAY.plus(Duration.ofDays(n / NUMBERS_A_DAY));
    fresh[0] = OrderNumbers.render(day, n % NUMBERS_A_DAY);
    for (int i = 1; i < fresh.length; i++) {
      fresh[i] = Ids.next(InstantSource.system());
    }
    try (Connection connection = database.getConnection()) {
      for (RecordedCall call : calls) {
        replay(connection, call, fresh, n);
      }
    } catch (SQLException | ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void replay(Connection connection, RecordedCall call, String[] fresh, int n)
      throws SQLException, ReflectiveOperationException {
    String text = call.statement();
    if (text == null) {
      call.method().invoke(connection, call.arguments().toArray());
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (RecordedCall value : call.values()) {
        var arguments = new ArrayList<@Nullable Object>(value.arguments());
        arguments.set(1, filled(arguments.get(1), fresh, n));
        value.method().invoke(statement, arguments.toArray());
      }
      if (call.method().invoke(statement, call.arguments().toArray()) instanceof ResultSet rows) {
        while (rows.next()) {
          // each row is fetched
        }
      }
    }
  }

  private @Nullable Object filled(@Nullable Object value, String[] fresh, int n) {
    return switch (value) {
      case null -> null;
      case Template(var words, var holes) -> {
        var text = new StringBuilder(words.getFirst());
        for (int i = 0; i < holes.size(); i++) {
          text.append(fresh[holes.get(i)]).append(words.get(i + 1));
        }
        yield text.toString();
      }
      case Hash(int place) -> {
        byte[] own = hashes.get(place).array().clone();
        ByteBuffer.wrap(own).putInt(n);
        yield own;
      }
      default -> value;
    };
  }
}
