package vigil.desk.legs;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vigil.telephony.PartyRole;

/// Numbers that a call may be put through to, beside 110, 119, 120 and 122: a unit's night duty, an
/// interpreter, another hotline.
@ConfigurationProperties("vigil.directory")
record DirectorySettings(@DefaultValue List<Entry> entries) {
  private static final int LONGEST_KEY = 32;

  /// @param key short, by which it is asked for and written down
  record Entry(String key, PartyRole role, String name, String nameEn, String number) {
    Entry {
      if (!key.matches("[a-z0-9-]{1," + LONGEST_KEY + "}")) {
        throw new IllegalArgumentException(
            "vigil.directory: a key is small letters, digits and -, not " + key);
      }
    }
  }

  /// The city's own are always there.
  private static final List<Entry> EMERGENCY =
      List.of(
          new Entry("110", PartyRole.EMERGENCY, "公安 110", "Police 110", "110"),
          new Entry("119", PartyRole.EMERGENCY, "消防 119", "Fire 119", "119"),
          new Entry("120", PartyRole.EMERGENCY, "急救 120", "Ambulance 120", "120"),
          new Entry("122", PartyRole.EMERGENCY, "交警 122", "Traffic police 122", "122"));

  DirectorySettings {
    entries = List.copyOf(entries);
  }

  List<Entry> all() {
    var all = new ArrayList<>(EMERGENCY);
    entries.stream()
        .filter(one -> EMERGENCY.stream().noneMatch(known -> known.key().equals(one.key())))
        .forEach(all::add);
    return all;
  }
}
