package vigil.privacy;

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
  FILE;

  /// Something that is found nowhere else, and differs from person to person.
  ///
  /// @param n the person, 0 to 9
  String of(int n) {
    String who = String.valueOf("甲乙丙丁戊己庚辛壬癸".charAt(n));
    return switch (this) {
      case NAME -> "欧阳密" + who;
      case CALLING -> "1391357001" + n;
      case CONTACT_PHONE -> "1391357002" + n;
      case ID_NUMBER -> "31010119900101003" + n;
      case EMAIL -> "mizhi" + n + "@planted.example";
      case ADDRESS -> "密植路" + n + "弄九号";
      case TITLE -> "密题" + who + "水管";
      case TEXT -> "密事" + who;
      case NOTE -> "密注" + who;
      case FILE -> "密图" + who;
    };
  }
}
