package vigil.casework.likeness;

import java.util.regex.Pattern;

/// A place that somebody names in passing: `花木路一百二十号整幢楼停水`.
final class AddressExtractor {
  private static final Pattern DOOR =
      Pattern.compile("[\\p{IsHan}]{1,4}(?:大道|公路|路|街|巷)\\d{1,5}(?:弄|号)(?:\\d{1,3}(?:号|幢|栋|楼))?");

  private AddressExtractor() {}

  static ParsedAddress find(String text) {
    var door = DOOR.matcher(AddressNormalizer.address(text));
    return ParsedAddress.parse(door.find() ? door.group() : null);
  }
}
