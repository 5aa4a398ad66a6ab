package vigil.city;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place as a text names it, as far as that is certain: a district and a street by the
/// gazetteer's own names, an address by its road and number. Two of a kind are no answer, and
/// nothing is guessed.
///
/// @param district its code; null where the text names none, or more than one
/// @param street its code
/// @param address road and number as they were written
public record PlaceInText(
    @Nullable String district, @Nullable String street, @Nullable String address) {
  private static final PlaceInText NOTHING = new PlaceInText(null, null, null);

  /// Longer texts say it in the beginning; the rest would cost time.
  private static final int LONGEST = 4000;

  private static final String NUMBER = "[\\d零〇一二两三四五六七八九十百]{1,6}";

  /// `花木路120弄3号501室`, `梅花路一百弄`: without a number it is a road, and no address.
  private static final Pattern DOOR =
      Pattern.compile(
          "([\\p{IsHan}]{1,6}?(?:大道|公路|路|街|巷))"
              + ("(" + NUMBER + "(?:弄|号)")
              + ("(?:" + NUMBER + "(?:号楼|号|幢|栋|楼|支弄))?(?:" + NUMBER + "(?:室|单元))?)"));

  /// What stands before the name of a road in a sentence, and belongs to none.
  private static final Pattern BEFORE =
      Pattern.compile("^.*(?:住在|位于|家在|就在|地址是|地址|[我在住到去从至是的])(?=[\\p{IsHan}]{2})");

  /// A district's bare name before one of these is something else: a road, a river, a mountain.
  private static final String ELSEWHERE = "(?!.{0,3}(?:路|街|大道|江|山|河|机场|站))";

  /// What a text names for certain.
  public static PlaceInText find(@Nullable String text, Places places) {
    if (text == null || text.isBlank()) {
      return NOTHING;
    }
    String said = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Street street = street(said, places);
    String district = district(said, places);
    if (street != null && district != null && !street.district().equals(district)) {
      return new PlaceInText(null, null, address(said, places));
    }
    return new PlaceInText(
        street == null ? district : street.district(),
        street == null ? null : street.code(),
        address(said, places));
  }

  private static @Nullable Street street(String said, Places places) {
    var named = places.streets().stream().filter(one -> said.contains(one.name())).toList();
    var whole =
        named.stream()
            .filter(one -> named.stream().noneMatch(other -> isWithin(one, other)))
            .toList();
    return whole.size() == 1 ? whole.getFirst() : null;
  }

  /// `新桥镇` stands within `老新桥镇`.
  private static boolean isWithin(Street one, Street other) {
    return !one.equals(other) && other.name().contains(one.name());
  }

  private static @Nullable String district(String said, Places places) {
    Set<String> named = new LinkedHashSet<>();
    for (District one : places.districts()) {
      String stem = one.name().replaceAll("(?:新区|区)$", "");
      boolean bare = Pattern.compile(Pattern.quote(stem) + ELSEWHERE).matcher(said).find();
      if (said.contains(one.name()) || bare) {
        named.add(one.code());
      }
    }
    return named.size() == 1 ? named.iterator().next() : null;
  }

  private static @Nullable String address(String said, Places places) {
    Matcher door = DOOR.matcher(bare(said, places));
    Set<String> found = new LinkedHashSet<>();
    while (door.find()) {
      String road = BEFORE.matcher(Objects.requireNonNull(door.group(1))).replaceFirst("");
      found.add(road + door.group(2));
    }
    return found.size() == 1 ? found.iterator().next() : null;
  }

  /// Without districts and streets, whose names would run into that of the road behind them.
  private static String bare(String said, Places places) {
    List<String> names =
        java.util.stream.Stream.concat(
                places.streets().stream().map(Street::name),
                places.districts().stream().map(District::name))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    String bare = said.replace(" ", "").replace("上海市", "，");
    for (String name : names) {
      bare = bare.replace(name, "，");
    }
    return bare;
  }
}
