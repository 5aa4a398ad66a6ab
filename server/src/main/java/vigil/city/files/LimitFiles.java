package vigil.city.files;

import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Limit;
import vigil.city.LimitKind;
import vigil.city.LimitProfile;
import vigil.city.LimitProfile.Callbacks;
import vigil.city.LimitProfile.Extensions;
import vigil.city.LimitProfile.Figures;
import vigil.city.Urgency;

/// `limits.csv`, `settings.csv`.
final class LimitFiles {
  private static final String ANY = "*";
  private static final String SETTINGS = "settings.csv";

  private static final String TIERS = "standingTiers";

  /// How the names of targets end: the indicator's key stands before.
  private static final String TARGET = "Target";

  /// A row as written: an absent part is any.
  private record Rule(
      LimitKind stage, @Nullable Urgency urgency, @Nullable AppealType type, Limit limit) {
    boolean covers(LimitProfile.Key key) {
      return stage == key.stage()
          && (urgency == null || urgency == key.urgency())
          && (type == null || type == key.type());
    }

    int named() {
      return (urgency == null ? 0 : 1) + (type == null ? 0 : 1);
    }
  }

  private final PolicyFiles files;
  private final Map<String, Map<LimitProfile.Key, Rule>> rules = new LinkedHashMap<>();
  private final Map<String, Map<String, CsvTable.Row>> settings = new LinkedHashMap<>();

  private LimitFiles(PolicyFiles files) {
    this.files = files;
  }

  static Map<String, LimitProfile> profiles(PolicyFiles files) {
    return new LimitFiles(files).profiles();
  }

  private Map<String, LimitProfile> profiles() {
    for (CsvTable.Row row :
        files.rows("limits.csv", "profile", "stage", "urgency", "type", "limit")) {
      Optional<LimitKind> stage = row.as("stage", LimitKind::valueOf, "a stage");
      Optional<Limit> limit = row.as("limit", Limit::parse, "a limit like 30min, 24h, 5wd or 7d");
      Urgency urgency = any(row, "urgency", Urgency::valueOf, "an urgency or *");
      AppealType type = any(row, "type", AppealType::valueOf, "an appeal type or *");
      if (stage.isPresent() && limit.isPresent()) {
        lay(row, new Rule(stage.get(), urgency, type, limit.get()));
      }
    }
    for (CsvTable.Row row : files.rows(SETTINGS, "profile", "name", "value")) {
      settings
          .computeIfAbsent(row.text("profile"), _ -> new LinkedHashMap<>())
          .put(row.text("name"), row);
    }
    Map<String, LimitProfile> profiles = new LinkedHashMap<>();
    rules.forEach((name, byKey) -> profile(name, byKey).ifPresent(it -> profiles.put(name, it)));
    return profiles;
  }

  private static double share(String cell) {
    double share = Double.parseDouble(cell);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(cell);
    }
    return share;
  }

  private static <T> @Nullable T any(
      CsvTable.Row row, String column, Function<String, T> reading, String looks) {
    return row.cell(column).equals(ANY) ? null : row.as(column, reading, looks).orElse(null);
  }

  private void lay(CsvTable.Row row, Rule rule) {
    Map<LimitProfile.Key, Rule> byKey =
        rules.computeIfAbsent(row.text("profile"), _ -> new LinkedHashMap<>());
    for (LimitProfile.Key key : keys()) {
      Rule before = byKey.get(key);
      if (rule.covers(key) && (before == null || rule.named() > before.named())) {
        byKey.put(key, rule);
      } else if (rule.covers(key) && before != null && rule.named() == before.named()) {
        row.fault("another row says the limit of " + key.stage() + " for the same orders");
        return;
      }
    }
  }

  private static List<LimitProfile.Key> keys() {
    return java.util.Arrays.stream(LimitKind.values())
        .flatMap(stage ->
            java.util.Arrays.stream(Urgency.values())
                .flatMap(urgency ->
                    java.util.Arrays.stream(AppealType.values())
                        .map(type -> new LimitProfile.Key(stage, urgency, type))))
        .toList();
  }

  private Optional<LimitProfile> profile(String name, Map<LimitProfile.Key, Rule> byKey) {
    Map<LimitProfile.Key, Limit> limits = new LinkedHashMap<>();
    byKey.forEach((key, rule) -> limits.put(key, rule.limit()));
    var missing = keys().stream().filter(key -> !limits.containsKey(key)).findFirst();
    if (missing.isPresent()) {
      files.faults().add("limits.csv", 1, "profile " + name + " has no limit for " + missing.get());
    }
    Optional<List<Integer>> extensions =
        setting(
            name,
            "extensionDays",
            cell -> DirectoryFiles.splitWords(cell).stream().map(Integer::valueOf).toList(),
            "a list of days");
    Optional<Integer> quota =
        setting(name, "extensionQuota", from(0), "a whole number of 0 or more");
    Optional<Callbacks> callbacks = callbacks(name);
    if (missing.isPresent() || extensions.isEmpty() || quota.isEmpty() || callbacks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LimitProfile(
            name,
            limits,
            new Extensions(extensions.get(), quota.get()),
            callbacks.get(),
            new Figures(targets(name), tiers(name))));
  }

  /// None where nothing is said, as in editions of before.
  private int tiers(String profile) {
    CsvTable.Row row = settings.getOrDefault(profile, Map.of()).get(TIERS);
    return row == null
        ? 0
        : row.as("value", LimitFiles::tiersOf, "0, or a whole number from 2 to 9").orElse(0);
  }

  private static int tiersOf(String cell) {
    int tiers = Integer.parseInt(cell);
    if (tiers < 0 || tiers == 1 || tiers > 9) {
      throw new IllegalArgumentException(cell);
    }
    return tiers;
  }

  /// By the key of the indicator; editions of before have none.
  private Map<String, Double> targets(String profile) {
    Map<String, Double> targets = new LinkedHashMap<>();
    settings
        .getOrDefault(profile, Map.of())
        .forEach((name, row) -> {
          if (name.endsWith(TARGET)) {
            String indicator = name.substring(0, name.length() - TARGET.length());
            row.as("value", LimitFiles::share, "a number from 0 to 1")
                .ifPresent(share -> targets.put(indicator, share));
          }
        });
    return targets;
  }

  private Optional<Callbacks> callbacks(String name) {
    Optional<Integer> attempts =
        setting(name, "callbackAttempts", from(1), "a whole number of 1 or more");
    Optional<Duration> apart =
        setting(
            name,
            "callbackApart",
            cell ->
                Limit.parse(cell) instanceof Limit.Within(Duration duration)
                    ? duration
                    : Duration.parse(cell),
            "a time like 2h");
    Optional<Integer> days = setting(name, "callbackDays", from(1), "a whole number of 1 or more");
    Optional<LocalTime> from = setting(name, "callbackFrom", LocalTime::parse, "a time of day");
    Optional<LocalTime> until = setting(name, "callbackUntil", LocalTime::parse, "a time of day");
    if (attempts.isEmpty()
        || apart.isEmpty()
        || days.isEmpty()
        || from.isEmpty()
        || until.isEmpty()) {
      return Optional.empty();
    }
    if (days.get() > attempts.get()) {
      row(name, "callbackDays")
          .fault("callbackDays is more than callbackAttempts: a try lies on one day");
      return Optional.empty();
    }
    if (!from.get().isBefore(until.get())) {
      row(name, "callbackUntil")
          .fault("callbackUntil does not lie after callbackFrom: nobody could be called");
      return Optional.empty();
    }
    return Optional.of(
        new Callbacks(attempts.get(), apart.get(), days.get(), from.get(), until.get()));
  }

  private CsvTable.Row row(String profile, String setting) {
    return Objects.requireNonNull(settings.getOrDefault(profile, Map.of()).get(setting));
  }

  /// A whole number from the least on.
  private static Function<String, Integer> from(int least) {
    return cell -> {
      int number = Integer.parseInt(cell);
      if (number < least) {
        throw new IllegalArgumentException(cell);
      }
      return number;
    };
  }

  private <T> Optional<T> setting(
      String profile, String name, Function<String, T> reading, String looks) {
    CsvTable.Row row = settings.getOrDefault(profile, Map.of()).get(name);
    if (row == null) {
      files.faults().add(SETTINGS, 1, "profile " + profile + " has no " + name);
      return Optional.empty();
    }
    return row.as("value", reading, looks);
  }
}
