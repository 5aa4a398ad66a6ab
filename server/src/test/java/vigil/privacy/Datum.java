package vigil.privacy;

import java.util.stream.IntStream;

/// What is known of a planted person, by kind.
enum Datum {
  NAME,
  CALLING,
  CONTACT_PHONE,
  ID_NUMBER,
  EMAIL,
  ADDRESS,
  TITLE,
  TEXT,
  NOTE,
  /// A telephone number that was said, in words of every kind.
  SPOKEN,
  /// A telephone number that was typed with spaces, in words of every kind.
  SPACED,
  FILE,
  /// What is heard in the recording of the call.
  SOUND,
  /// What a mask leaves of them: of a caller who is hidden not even that is shown.
  MASKED_NAME,
  MASKED_CALLING,
  MASKED_PHONE;

  /// Something that is found nowhere else, and differs from person to person.
  ///
  /// @param n the person, 0 to 9
  String of(int n) {
    String who = String.valueOf("甲乙丙丁戊己庚辛壬癸".charAt(n));
    return switch (this) {
      case NAME -> "欧麴邴璩鄢邝逄亓仉粘".charAt(n) + "阳密" + who;
      case CALLING -> "1391357001" + n;
      case CONTACT_PHONE -> "1391357002" + n;
      case ID_NUMBER -> "31010119900101003" + n;
      case EMAIL -> "mizhi" + n + "@planted.example";
      case ADDRESS -> "密植路" + n + "弄九号";
      case TITLE -> "密题" + who + "水管";
      case TEXT -> "密事" + who;
      case NOTE -> "密注" + who;
      case SPOKEN -> "幺三九 一三五七 零零三" + "零一二三四五六七八九".charAt(n);
      case SPACED -> "139 1357 004" + n;
      case FILE -> "密图" + who;
      case SOUND -> "密音" + who;
      case MASKED_NAME -> NAME.of(n).charAt(0) + "***";
      case MASKED_CALLING -> "139****001" + n;
      case MASKED_PHONE -> "139****002" + n;
    };
  }

  /// Those of its kind that stand in a text. What all of them have in common is looked for first:
  /// most texts hold nothing of a person.
  ///
  /// @return the persons, 0 to 9
  IntStream foundIn(String text) {
    return text.contains(inCommon())
        ? IntStream.range(0, PlantedOrders.PEOPLE).filter(n -> text.contains(of(n)))
        : IntStream.empty();
  }

  private String inCommon() {
    return switch (this) {
      case NAME -> "阳密";
      case CALLING, CONTACT_PHONE, ID_NUMBER, SPOKEN, SPACED, MASKED_CALLING, MASKED_PHONE ->
          of(0).substring(0, of(0).length() - 1);
      case EMAIL -> "@planted.example";
      case ADDRESS, TITLE, TEXT, NOTE, FILE, SOUND -> of(0).substring(0, 2);
      case MASKED_NAME -> "***";
    };
  }

  boolean isMask() {
    return this == MASKED_NAME || this == MASKED_CALLING || this == MASKED_PHONE;
  }
}
