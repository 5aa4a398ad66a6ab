package vigil.casework.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Phone;

/// Between rows and words: instants, JSON, hashes.
final class SqlValues {
  static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private SqlValues() {}

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static Instant always(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  static <T> List<T> list(ResultSet row, String column, TypeReference<List<T>> type)
      throws SQLException {
    String json = row.getString(column);
    return json.length() == 2 ? List.of() : JSON.readValue(json, type);
  }

  static <T> @Nullable T maybe(ResultSet row, String column, Class<T> type) throws SQLException {
    String json = row.getString(column);
    return json == null ? null : JSON.readValue(json, type);
  }

  static String json(Object value) {
    return value instanceof List<?> list && list.isEmpty() ? "[]" : JSON.writeValueAsString(value);
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /// A statement's parameters, null where a column is empty.
  static List<@Nullable Object> values(@Nullable Object... values) {
    List<@Nullable Object> list = new ArrayList<>(values.length);
    for (Object value : values) {
      list.add(value);
    }
    return list;
  }

  static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }

  /// What stands for a telephone number; null for one that was withheld, so that it finds nothing
  /// and nothing is found by it.
  static byte @Nullable [] phoneHash(@Nullable String number) {
    return number == null || new Phone(number).isWithheld() ? null : hash(number);
  }
}
