package vigil.kernel.keys;

import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Vault.DataKind;
import vigil.kernel.store.SqlDataKeys;

/// The keys of the months, opened; each is asked of the database once. A start with another master
/// key than the one that sealed them is refused, unless the earlier one is still there: then all
/// are sealed anew.
@Component
public class MonthKeys {
  private static final Logger LOG = LoggerFactory.getLogger(MonthKeys.class);

  /// A key and its number.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record NumberedKey(int id, byte[] key) {}

  /// How the keys stand, for the operator.
  ///
  /// @param id of the master key in force
  /// @param from where it comes from
  public record MasterKeyStatus(String id, String from) {}

  private final MasterKeySource place;
  private final SqlDataKeys store;
  private final TransactionTemplate apart;
  private final Map<Integer, byte[]> byId = new ConcurrentHashMap<>();
  private final Map<String, NumberedKey> byMonth = new ConcurrentHashMap<>();
  private volatile MasterKey master;

  MonthKeys(MasterKeySource place, SqlDataKeys store, PlatformTransactionManager transactions) {
    this.place = place;
    this.store = store;
    apart = new TransactionTemplate(transactions);
    // A key outlives whatever wanted it first, should that be rolled back.
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    master = begin();
  }

  private MasterKey begin() {
    List<String> inUse = store.masters();
    MasterKey key = place.key().orElse(null);
    if (key == null) {
      if (!inUse.isEmpty()) {
        throw missing(inUse);
      }
      key = place.create();
      LOG.warn(
          "A master key was made in {}. Keep a copy of it elsewhere: without it recordings,"
              + " attachments and secrets open no more, and no backup holds it",
          place.describe());
    }
    if (!inUse.stream().allMatch(key.id()::equals)) {
      resealAll(key);
    }
    return key;
  }

  private IllegalStateException missing(List<String> inUse) {
    return new IllegalStateException(
        "These data are sealed under the master key %s, which is not here. Give it as"
                .formatted(inUse)
            + " VIGIL_MASTER_KEY, or put it into "
            + place.describe());
  }

  /// Seals every key under the master key that is in force now.
  ///
  /// @return how many were sealed anew
  public int reseal() {
    MasterKey key = place.key().orElseThrow(() -> missing(store.masters()));
    int count = resealAll(key);
    master = key;
    return count;
  }

  private int resealAll(MasterKey key) {
    List<MasterKey> earlier = place.earlier();
    Integer count =
        apart.execute(_ -> {
          int done = 0;
          for (SqlDataKeys.Row row : store.lockAll()) {
            if (!row.master().equals(key.id())) {
              store.reseal(
                  row.id(), key.seal(open(row, withCurrent(earlier)), row.about()), key.id());
              done++;
            }
          }
          return done;
        });
    int done = count == null ? 0 : count;
    LOG.info("{} keys are sealed anew under the master key {}", done, key.id());
    return done;
  }

  private List<MasterKey> withCurrent(List<MasterKey> earlier) {
    return java.util.stream.Stream.concat(Optional.ofNullable(master).stream(), earlier.stream())
        .toList();
  }

  private byte[] open(SqlDataKeys.Row row, List<MasterKey> keys) {
    MasterKey key =
        keys.stream()
            .filter(it -> it.id().equals(row.master()))
            .findFirst()
            .orElseThrow(() -> missing(List.of(row.master())));
    return key.open(bytes(row), row.about());
  }

  private static byte[] bytes(SqlDataKeys.Row row) {
    byte[] sealed = row.sealed();
    if (sealed == null) {
      throw new IllegalStateException(
          "The key of %s of %s was erased".formatted(row.holding(), row.month()));
    }
    return sealed;
  }

  /// The key of a month, made when it is the first that is asked for.
  NumberedKey get(DataKind holding, YearMonth month) {
    NumberedKey known = byMonth.get(holding + "/" + month);
    if (known != null) {
      return known;
    }
    NumberedKey found = apart.execute(_ -> findOrMake(holding, month));
    if (found == null) {
      throw new IllegalStateException("No key");
    }
    byMonth.put(holding + "/" + month, found);
    byId.put(found.id(), found.key());
    return found;
  }

  private NumberedKey findOrMake(DataKind holding, YearMonth month) {
    Optional<SqlDataKeys.Row> found = store.find(holding, month);
    if (found.isEmpty()) {
      byte[] fresh = new byte[MasterKey.BYTES];
      new SecureRandom().nextBytes(fresh);
      var row = new SqlDataKeys.Row(0, holding, month, null, master.id());
      store.add(holding, month, master.seal(fresh, row.about()), master.id());
      found = store.find(holding, month);
    }
    SqlDataKeys.Row row = found.orElseThrow();
    return new NumberedKey(row.id(), open(row, List.of(master)));
  }

  /// The key with a number.
  ///
  /// @throws IllegalStateException when it was erased
  byte[] get(int id) {
    byte[] known = byId.get(id);
    if (known != null) {
      return known;
    }
    SqlDataKeys.Row row =
        store.find(id).orElseThrow(() -> new IllegalStateException("There is no key " + id));
    byte[] key = open(row, List.of(master));
    byId.put(id, key);
    return key;
  }

  /// Keys of months before this one.
  List<SqlDataKeys.Row> listBefore(DataKind holding, YearMonth before) {
    return store.listBefore(holding, before);
  }

  void erase(SqlDataKeys.Row row) {
    store.erase(row.id());
    byId.remove(row.id());
    byMonth.remove(row.holding() + "/" + row.month());
    LOG.info(
        "The key of {} of {} is erased, and with it all it sealed", row.holding(), row.month());
  }

  public MasterKeyStatus status() {
    return new MasterKeyStatus(master.id(), place.describe());
  }
}
