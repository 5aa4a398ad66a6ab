package vigil.casework.likeness;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place as its address tells it.
///
/// @param roads every road named; a crossing has two
/// @param door the number on the road, `120`; null where none is given
/// @param building within a compound; null where none is given
/// @param names what else it is called: compound, school, shop
record ParsedAddress(
    Set<String> roads, @Nullable String door, @Nullable String building, Set<String> names) {
  /// How two places stand to each other.
  enum Relation {
    SAME_BUILDING,
    SAME_DOOR,
    OTHER_BUILDING,
    SAME_NAME,
    SAME_ROAD,
    UNKNOWN,
    DIFFERENT
  }

  private static final Pattern ROAD =
      Pattern.compile("(?:.*?(?:镇|乡|街道|区|市|线|近|在))?([\\p{IsHan}]{1,5}?(?:大道|公路|路|街|巷))");
  private static final Pattern DOOR = Pattern.compile("(?:路|街|大道|巷|村)近?(\\d{1,5})(弄|号)");
  private static final Pattern BUILDING = Pattern.compile("(?:弄|村|城|园|苑)(\\d{1,3})(?:号|幢|栋|楼)");
  private static final Pattern NAME =
      Pattern.compile(
          "([\\p{IsHan}]{2,8}?(?:小区|花园|花苑|新村|公寓|家园|佳苑|名苑|广场|公园|幼儿园|小学|中学|医院"
              + "|电子厂|工厂|码头|机场|车站|游客中心|菜场|大厦|商场|超市|方舱|湾城|社区|健身|英语|枢纽|\\d+村))");

  /// Characters of a road's name that are always said.
  private static final int SHORT_ROAD = 3;

  static ParsedAddress parse(@Nullable String address) {
    if (address == null || address.isBlank()) {
      return new ParsedAddress(Set.of(), null, null, Set.of());
    }
    String plain = AddressNormalizer.address(address);
    var roads = new LinkedHashSet<String>();
    Matcher road = ROAD.matcher(plain);
    int end = 0;
    while (road.find() && roads.size() < 3) {
      roads.add(road.group(1));
      end = road.end();
    }
    String rest = plain.substring(end);
    Matcher door = DOOR.matcher(plain);
    Matcher building = BUILDING.matcher(plain);
    var names = new LinkedHashSet<String>();
    Matcher name = NAME.matcher(rest.isEmpty() ? plain : rest);
    while (name.find() && names.size() < 3) {
      names.add(name.group(1).replaceAll("小区$", ""));
    }
    return new ParsedAddress(
        roads,
        door.find() ? door.group(1) : null,
        building.find() ? building.group(1) : null,
        names);
  }

  boolean isKnown() {
    return !roads.isEmpty() || !names.isEmpty();
  }

  /// The key under which the same door is found again; null where the address has none.
  @Nullable String doorKey() {
    return door == null || roads.isEmpty() ? null : roads.iterator().next() + door;
  }

  /// Roads, names, and what they end with, so that `朱家角北大街` and `北大街` share one.
  Set<String> listKeys() {
    var keys = new LinkedHashSet<>(names);
    for (String road : roads) {
      keys.add(road.substring(Math.max(0, road.length() - SHORT_ROAD)));
    }
    return keys;
  }

  Relation compare(ParsedAddress other) {
    if (!isKnown() || !other.isKnown()) {
      return Relation.UNKNOWN;
    }
    if (roads.size() > 1 && roads.equals(other.roads)) {
      return Relation.SAME_DOOR;
    }
    boolean road = roads.stream().anyMatch(r -> other.roads.stream().anyMatch(o -> isSame(r, o)));
    if (road && door != null && other.door != null) {
      return door.equals(other.door) ? buildings(other) : Relation.DIFFERENT;
    }
    if (hasName(other)) {
      return Relation.SAME_NAME;
    }
    if (road) {
      return Relation.SAME_ROAD;
    }
    return roads.isEmpty() || other.roads.isEmpty() ? Relation.UNKNOWN : Relation.DIFFERENT;
  }

  private Relation buildings(ParsedAddress other) {
    if (building == null || other.building == null) {
      return Relation.SAME_DOOR;
    }
    return building.equals(other.building) ? Relation.SAME_BUILDING : Relation.OTHER_BUILDING;
  }

  /// `朱家角北大街` is `北大街`.
  private static boolean isSame(String road, String other) {
    return road.endsWith(other) || other.endsWith(road);
  }

  private boolean hasName(ParsedAddress other) {
    return names.stream()
        .anyMatch(n -> other.names.stream().anyMatch(o -> n.contains(o) || o.contains(n)));
  }
}
