package vigil.casework.duplicates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.alike.Alike;
import vigil.casework.alike.Keys;
import vigil.casework.alike.Likeness;
import vigil.casework.alike.Likeness.Reason;
import vigil.casework.alike.Rarity;
import vigil.casework.alike.Said;
import vigil.casework.duplicates.SqlLikeness.Candidate;
import vigil.city.WorkingDays;
import vigil.kernel.Phone;

/// Finds the orders that are likely about the same as something said.
@Component
public class Duplicates {
  /// As many as a person looks at.
  private static final int MOST_SHOWN = 10;

  private static final int MOST_PLACES = 5;

  private final SqlLikeness store;
  private final Rarities rarities;
  private final InstantSource clock;

  public Duplicates(SqlLikeness store, Rarities rarities, InstantSource clock) {
    this.store = store;
    this.rarities = rarities;
    this.clock = clock;
  }

  /// An order that is like it.
  public record Like(Candidate order, Likeness likeness) {}

  /// All that is like something said.
  ///
  /// @param likes the likeliest first
  /// @param places other matters at the same place, none of them a duplicate
  /// @param samePhone how many within the window came from the same number, at most
  ///   [SqlLikeness#NEWEST_OF_A_KEY]; so of address and of words
  /// @param cluster to which the likeliest belongs; null when nothing is likely
  public record Found(
      List<Like> likes,
      List<Like> places,
      int samePhone,
      int sameAddress,
      int likeText,
      SqlLikeness.@Nullable Cluster cluster) {}

  /// What is like it.
  ///
  /// @param without an order that is not held beside itself
  public Found like(Said said, @Nullable String without) {
    var ready = ready(said);
    var all = compared(ready, without);
    var likely = all.stream().filter(l -> l.likeness().isLikely()).limit(MOST_SHOWN).toList();
    var cluster =
        likely.isEmpty()
            ? Optional.<SqlLikeness.Cluster>empty()
            : store.cluster(likely.getFirst().order().cluster(), midnight());
    return new Found(
        likely,
        all.stream().filter(l -> l.likeness().isSamePlace()).limit(MOST_PLACES).toList(),
        count(all, Reason.SAME_PHONE),
        count(all, Reason.SAME_ADDRESS),
        count(all, Reason.LIKE_TEXT),
        cluster.orElse(null));
  }

  /// What is like an order that is kept.
  public Optional<Found> like(String order) {
    return store.told(List.of(order)).stream().findFirst().map(told -> like(told.said(), order));
  }

  record Ready(Alike alike, Keys keys, Rarity rarity) {}

  Ready ready(Said said) {
    Rarity rarity = rarities.now();
    var alike = new Alike(said, rarity);
    return new Ready(alike, Keys.of(alike, rarity), rarity);
  }

  /// All candidates held beside it, the likeliest first.
  List<Like> compared(Ready it, @Nullable String without) {
    Instant since = clock.instant().minus(Alike.WINDOW);
    return store.candidates(it.keys(), since, without).stream()
        .map(c -> new Like(c, it.alike().to(new Alike(c.said(), it.rarity()))))
        .sorted(Comparator.comparingDouble((Like l) -> l.likeness().score()).reversed())
        .toList();
  }

  static int count(List<Like> likes, Reason reason) {
    return (int) likes.stream().filter(l -> l.likeness().reasons().contains(reason)).count();
  }

  private Instant midnight() {
    return WorkingDays.dayOf(clock.instant()).atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }

  /// The number as orders keep it.
  public static String hash(Phone phone) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(phone.number().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
  }
}
