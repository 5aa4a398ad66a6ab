package vigil.casework.likeness.steps;

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
import vigil.casework.AppealMeaning;
import vigil.casework.likeness.AppealComparison;
import vigil.casework.likeness.AppealText;
import vigil.casework.likeness.AppealVector;
import vigil.casework.likeness.Likeness;
import vigil.casework.likeness.Likeness.Reason;
import vigil.casework.likeness.LookupKeys;
import vigil.casework.likeness.Rarity;
import vigil.casework.likeness.store.SqlLikeness;
import vigil.casework.likeness.store.SqlLikeness.Candidate;
import vigil.city.WorkingDays;
import vigil.kernel.Phone;

/// Finds the orders that are likely about the same as something said.
@Component
public class DuplicateSearch {
  /// As many as a person looks at.
  private static final int MOST_SHOWN = 10;

  private static final int MOST_PLACES = 5;

  private final SqlLikeness store;
  private final Rarities rarities;
  private final AppealMeaning meanings;
  private final InstantSource clock;

  public DuplicateSearch(
      SqlLikeness store, Rarities rarities, AppealMeaning meanings, InstantSource clock) {
    this.store = store;
    this.rarities = rarities;
    this.meanings = meanings;
    this.clock = clock;
  }

  /// An order that is like it.
  public record LikelyDuplicate(Candidate order, Likeness likeness) {}

  /// All that is like something said.
  ///
  /// @param likes the likeliest first
  /// @param places other matters at the same place, none of them a duplicate
  /// @param samePhone how many within the window came from the same number, at most
  ///   [SqlLikeness#NEWEST_OF_A_KEY]; so of address and of words
  /// @param cluster to which the likeliest belongs; null when nothing is likely
  public record DuplicateSearchResult(
      List<LikelyDuplicate> likes,
      List<LikelyDuplicate> places,
      int samePhone,
      int sameAddress,
      int likeText,
      SqlLikeness.@Nullable Cluster cluster) {}

  /// What is like it.
  ///
  /// @param without an order that is not held beside itself
  public DuplicateSearchResult find(AppealText said, @Nullable String without) {
    var ready = prepare(said);
    var all = listMatches(ready, without);
    var likely = all.stream().filter(l -> l.likeness().isLikely()).limit(MOST_SHOWN).toList();
    var cluster =
        likely.isEmpty()
            ? Optional.<SqlLikeness.Cluster>empty()
            : store.findCluster(likely.getFirst().order().cluster(), midnight());
    return new DuplicateSearchResult(
        likely,
        all.stream().filter(l -> l.likeness().isSamePlace()).limit(MOST_PLACES).toList(),
        count(all, Reason.SAME_PHONE),
        count(all, Reason.SAME_ADDRESS),
        count(all, Reason.LIKE_TEXT),
        cluster.orElse(null));
  }

  /// What is like an order that is kept.
  public Optional<DuplicateSearchResult> find(String order) {
    return store.listTexts(List.of(order)).stream()
        .findFirst()
        .map(told -> find(told.said(), order));
  }

  record PreparedAppeal(AppealComparison alike, LookupKeys keys, Rarity rarity) {}

  PreparedAppeal prepare(AppealText said) {
    return prepare(said, meanings.embed(said.description()).map(AppealVector::of).orElse(null));
  }

  /// By its words alone: what thousands mean would take an hour.
  PreparedAppeal prepareWords(AppealText said) {
    return prepare(said, null);
  }

  private PreparedAppeal prepare(AppealText said, @Nullable AppealVector meaning) {
    Rarity rarity = rarities.get();
    var alike = new AppealComparison(said, rarity, meaning);
    return new PreparedAppeal(alike, LookupKeys.of(alike, rarity), rarity);
  }

  /// All candidates held beside it, the likeliest first.
  List<LikelyDuplicate> listMatches(PreparedAppeal it, @Nullable String without) {
    Instant since = clock.instant().minus(AppealComparison.WINDOW);
    return store.listCandidates(it.keys(), since, without).stream()
        .map(c -> new LikelyDuplicate(c, it.alike().compare(compared(c, it))))
        .sorted(Comparator.comparingDouble((LikelyDuplicate l) -> l.likeness().score()).reversed())
        .toList();
  }

  private static AppealComparison compared(Candidate one, PreparedAppeal it) {
    return new AppealComparison(one.said(), it.rarity(), one.words().meaning());
  }

  static int count(List<LikelyDuplicate> likes, Reason reason) {
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
