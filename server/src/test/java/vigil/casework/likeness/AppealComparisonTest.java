package vigil.casework.likeness;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// Another subject or urgency is no duplicate, whatever the address and the words.
class AppealComparisonTest {
  private static final Instant NOON = Instant.parse("2022-03-28T04:00:00Z");
  private static final AppealText.Matter LEAK =
      new AppealText.Matter(AppealType.HELP, Urgency.NORMAL, "100201");

  private static AppealText said(AppealText.Matter matter) {
    String words = "花木路120号3幢整幢楼停水，从早上六点开始没有一滴水";
    return new AppealText("停水", words, matter, "310115", "花木路120号3幢", List.of(), NOON);
  }

  private static AppealComparison from(String... phones) {
    return new AppealComparison(
        new AppealText("停水", "整幢楼停水", LEAK, "310115", null, List.of(phones), NOON),
        Rarity.unknown());
  }

  /// Whoever calls from another telephone and leaves the same number is the same caller.
  @Test
  void oneNumberInCommonIsTheSameCallerWhicheverOfTheTwoItIs() {
    var phone = Likeness.Reason.SAME_PHONE;
    assertTrue(from("a", "b").compare(from("c", "b")).reasons().contains(phone));
    assertTrue(from("a", "b").compare(from("b")).reasons().contains(phone));
    assertFalse(from("a", "b").compare(from("c")).reasons().contains(phone));
    assertFalse(from().compare(from()).reasons().contains(phone));
    var keys = LookupKeys.of(from("a", "b"), Rarity.unknown());
    var others = LookupKeys.of(from("c", "b"), Rarity.unknown());
    assertTrue(others.phones().stream().anyMatch(keys.all()::contains));
  }

  /// Two who share no word find one another by the road that both name.
  @Test
  void whoNamesTheSameRoadIsAmongTheCandidates() {
    var one = LookupKeys.of(onRoad("没水", "整幢楼停水", "花木路120号3幢"), Rarity.unknown());
    var other = LookupKeys.of(onRoad("龙头干了", "一滴都放不出来", "花木路北段"), Rarity.unknown());
    var elsewhere = LookupKeys.of(onRoad("龙头干了", "一滴都放不出来", "梅花路北段"), Rarity.unknown());
    assertTrue(other.all().stream().anyMatch(one.all()::contains));
    assertFalse(elsewhere.all().stream().anyMatch(one.all()::contains));
  }

  private static AppealComparison onRoad(String title, String words, String address) {
    return new AppealComparison(
        new AppealText(title, words, LEAK, "310115", address, List.of(), NOON), Rarity.unknown());
  }

  private static Likeness held(AppealText.Matter one, AppealText.Matter other) {
    return new AppealComparison(said(one), Rarity.unknown())
        .compare(new AppealComparison(said(other), Rarity.unknown()));
  }

  @Test
  void theSameMatterAtTheSameDoorIsADuplicate() {
    assertTrue(held(LEAK, LEAK).isLikely());
    assertFalse(held(LEAK, LEAK).isSamePlace());
    assertTrue(
        held(LEAK, AppealText.Matter.UNKNOWN).isLikely(), "nobody said what it is about yet");
    var coarse = new AppealText.Matter(AppealType.HELP, Urgency.NORMAL, "1002");
    assertTrue(held(LEAK, coarse).isLikely(), "the one lies within the other");
  }

  @Test
  void anotherSubjectOrUrgencyIsTheSamePlaceAndNoDuplicate() {
    for (var other :
        new AppealText.Matter[] {
          new AppealText.Matter(AppealType.COMPLAINT, Urgency.NORMAL, "100201"),
          new AppealText.Matter(AppealType.HELP, Urgency.URGENT, "100201"),
          new AppealText.Matter(AppealType.HELP, Urgency.NORMAL, "100305")
        }) {
      var likeness = held(LEAK, other);
      assertFalse(likeness.isLikely(), () -> other + " " + likeness);
      assertTrue(likeness.isSamePlace(), () -> other + " " + likeness);
    }
  }
}
