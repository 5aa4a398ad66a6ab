package vigil.city.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.city.AppealType;
import vigil.city.Limit;
import vigil.city.LimitHistory.Era;
import vigil.city.LimitKind;
import vigil.city.LimitProfile;
import vigil.city.Urgency;

/// The limits that were in force, each written whole when it came: a file edited later changes
/// nothing that was counted before.
@Repository
public class SqlLimits {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> WRITTEN = new TypeReference<>() {};

  private final JdbcClient sql;

  SqlLimits(JdbcClient sql) {
    this.sql = sql;
  }

  /// Oldest first.
  public List<Era> listEras() {
    return sql.sql("select since, profile, limits from city.limits_era order by since")
        .query((row, number) ->
            new Era(
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("profile"),
                limits(JSON.readValue(row.getString("limits"), WRITTEN))))
        .list();
  }

  public void insert(Instant since, LimitProfile profile) {
    Map<String, String> written = new TreeMap<>();
    profile.limits().forEach((key, limit) -> written.put(name(key), limit.toString()));
    sql.sql(
            """
            insert into city.limits_era (since, profile, limits) values (?, ?, cast(? as jsonb))
            on conflict (since) do update set profile = excluded.profile, limits = excluded.limits
            """)
        .params(since.atOffset(ZoneOffset.UTC), profile.name(), JSON.writeValueAsString(written))
        .update();
  }

  private static String name(LimitProfile.Key key) {
    return "%s/%s/%s".formatted(key.stage(), key.urgency(), key.type());
  }

  private static Map<LimitProfile.Key, Limit> limits(Map<String, String> written) {
    Map<LimitProfile.Key, Limit> limits = new HashMap<>();
    written.forEach((name, limit) -> {
      String[] part = name.split("/", -1);
      limits.put(
          new LimitProfile.Key(
              LimitKind.valueOf(part[0]), Urgency.valueOf(part[1]), AppealType.valueOf(part[2])),
          Limit.parse(limit));
    });
    return limits;
  }
}
