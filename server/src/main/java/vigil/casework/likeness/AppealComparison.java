package vigil.casework.likeness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.likeness.Likeness.Reason;

/// One appeal, made ready to be held beside many others.
public final class AppealComparison {
  /// Words so alike that they are a reason of their own.
  private static final double LIKE_TEXT = 0.2;

  private static final Duration DAY = Duration.ofDays(1);

  /// A matter that comes up again after this is a new one until somebody says otherwise.
  public static final Duration WINDOW = Duration.ofDays(14);

  private static final Duration LONG_AFTER = Duration.ofDays(30);

  private final AppealText said;
  private final TextNGrams grams;
  private final ParsedAddress place;
  private final ParsedAddress told;
  private final Rarity rarity;
  private final @Nullable AppealVector meaning;

  public AppealComparison(AppealText said, Rarity rarity) {
    this(said, rarity, null);
  }

  /// @param meaning of the course; null where nothing could tell
  public AppealComparison(AppealText said, Rarity rarity, @Nullable AppealVector meaning) {
    this.said = said;
    this.rarity = rarity;
    this.meaning = meaning;
    grams = TextNGrams.of(said);
    place = ParsedAddress.parse(said.address());
    told = place.isKnown() && place.door() != null ? place : mentioned(said.text(), place);
  }

  /// A door that only the text names; what the address says otherwise.
  private static ParsedAddress mentioned(String text, ParsedAddress otherwise) {
    ParsedAddress inText = AddressExtractor.find(text);
    return inText.door() != null || !otherwise.isKnown() ? inText : otherwise;
  }

  TextNGrams grams() {
    return grams;
  }

  ParsedAddress place() {
    return told;
  }

  AppealText said() {
    return said;
  }

  /// The meaning, as numbers.
  public @Nullable AppealVector meaning() {
    return meaning;
  }

  public Likeness compare(AppealComparison other) {
    double text = grams.likeness(other.grams, rarity);
    var reasons = new ArrayList<Reason>();
    double sum = Weights.START + what(other, text, reasons) + where(other, reasons);
    sum += when(other, reasons);
    if (said.phones().stream().anyMatch(other.said.phones()::contains)) {
      sum += Weights.SAME_PHONE;
      reasons.add(Reason.SAME_PHONE);
    }
    String category = said.matter().category();
    if (category != null && category.equals(other.said.matter().category())) {
      sum += Weights.SAME_CATEGORY;
      reasons.add(Reason.SAME_CATEGORY);
    }
    boolean isOther = said.matter().isOther(other.said.matter());
    return new Likeness(1 / (1 + Math.exp(-sum)), text, isOther, reasons);
  }

  /// Words that are alike, or, where they are not, what is meant by them.
  private double what(AppealComparison other, double text, List<Reason> reasons) {
    int things = Math.min(Weights.MOST_THINGS, grams.countSharedThings(other.grams));
    double meant = meant(other);
    double alike = Math.max(Math.min(Weights.MOST_TEXT, text), meant);
    if (text >= LIKE_TEXT) {
      reasons.add(Reason.LIKE_TEXT);
    } else if (meant > text && meant >= Weights.LEAST_TEXT) {
      reasons.add(Reason.LIKE_MEANING);
    }
    boolean isOther = things == 0 && alike < Weights.LEAST_TEXT;
    return Weights.TEXT * alike + Weights.EACH_THING * things + (isOther ? Weights.OTHER_WORDS : 0);
  }

  /// As much as words that are so alike; nothing where it is not known of both.
  private double meant(AppealComparison other) {
    if (meaning == null || other.meaning == null) {
      return 0;
    }
    double beyond = meaning.cosine(other.meaning) - Weights.LEAST_MEANING;
    return Math.clamp(Weights.MEANING * beyond, 0, Weights.MOST_MEANING);
  }

  private double where(AppealComparison other, List<Reason> reasons) {
    if (isOtherDistrict(said.district(), other.said.district())) {
      return Weights.OTHER_DISTRICT;
    }
    return switch (told.compare(other.told)) {
      case SAME_BUILDING -> with(reasons, Reason.SAME_ADDRESS, Weights.SAME_BUILDING);
      case SAME_DOOR -> with(reasons, Reason.SAME_ADDRESS, Weights.SAME_DOOR);
      case SAME_NAME -> with(reasons, Reason.SAME_COMPOUND, Weights.SAME_NAME);
      case SAME_ROAD -> with(reasons, Reason.SAME_ROAD, Weights.SAME_ROAD);
      case OTHER_BUILDING -> with(reasons, Reason.SAME_COMPOUND, Weights.OTHER_BUILDING);
      case UNKNOWN -> 0;
      case DIFFERENT -> Weights.DIFFERENT_PLACE;
    };
  }

  private static double with(List<Reason> reasons, Reason reason, double weight) {
    reasons.add(0, reason);
    return weight;
  }

  private static boolean isOtherDistrict(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  private double when(AppealComparison other, List<Reason> reasons) {
    Duration apart = Duration.between(said.at(), other.said.at()).abs();
    if (apart.compareTo(DAY) <= 0) {
      reasons.add(Reason.CLOSE_IN_TIME);
      return Weights.CLOSE_IN_TIME;
    }
    if (apart.compareTo(WINDOW) <= 0) {
      double gone = (double) apart.toHours() / WINDOW.toHours();
      return Weights.CLOSE_IN_TIME * (1 - gone);
    }
    double late = (double) apart.toHours() / LONG_AFTER.toHours();
    return Weights.WEEKS_LATER * Math.min(1, late);
  }
}
