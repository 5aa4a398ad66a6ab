package vigil.city.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.Categories;
import vigil.city.LimitProfile;
import vigil.city.Places;
import vigil.city.Policy;
import vigil.city.Units;
import vigil.city.WorkingDays;
import vigil.identity.Role;

/// Reads all of `policy/` and checks it as a whole.
final class PolicyFiles {
  /// Twelve hexadecimal digits tell two policies apart, and can be read aloud.
  private static final int VERSION_DIGITS = 12;

  /// A policy that holds together.
  record CheckedPolicy(
      Places places,
      Units units,
      Categories categories,
      DispatchDirectory directory,
      Map<String, LimitProfile> profiles,
      WorkingDays workingDays,
      Policy policy) {}

  private final PolicySource source;
  private final PolicyFaults faults = new PolicyFaults();
  private final MessageDigest hash;

  private PolicyFiles(PolicySource source) {
    this.source = source;
    try {
      this.hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @throws BrokenPolicy listing every fault, if there is any
  static CheckedPolicy read(PolicySource source) {
    return new PolicyFiles(source).read();
  }

  private CheckedPolicy read() {
    Places places = PlaceFiles.places(this);
    Units units = PlaceFiles.units(this, places);
    Categories categories = DirectoryFiles.categories(this);
    DispatchDirectory directory = DirectoryFiles.directory(this, places, units, categories);
    Map<String, LimitProfile> profiles = LimitFiles.profiles(this);
    WorkingDays workingDays = CalendarFiles.workingDays(this);
    Map<String, Set<Role>> staff = DutyFiles.staff(this, units);
    var duty = DutyFiles.duty(this, staff);
    var words = DutyFiles.urgencyWords(this);
    var dangers = DangerFiles.dangers(this);
    var phrases = PhraseFiles.phrases(this);
    var handed = MonitoringFiles.read(this, places, categories);
    if (!faults.none()) {
      throw new InvalidPolicy(source.where(), faults.all());
    }
    String version = HexFormat.of().formatHex(hash.digest()).substring(0, VERSION_DIGITS);
    return new CheckedPolicy(
        places,
        units,
        categories,
        directory,
        profiles,
        workingDays,
        new Policy(version, words, dangers, duty, phrases, handed));
  }

  PolicyFaults faults() {
    return faults;
  }

  /// The rows of a file that must be there.
  List<CsvTable.Row> rows(String file, String... columns) {
    return rows(source, file, columns);
  }

  /// The rows of a file that a city's policy of before lacks: the shipped ones hold then.
  List<CsvTable.Row> rowsOrShipped(String file, String... columns) {
    return rows(source.orShipped(file), file, columns);
  }

  private List<CsvTable.Row> rows(PolicySource from, String file, String... columns) {
    String text = text(from, file);
    if (text == null) {
      faults.add(file, 1, "is missing, too large or not UTF-8");
      return List.of();
    }
    return CsvTable.read(file, text, List.of(columns), faults);
  }

  /// The rows of a file that a city may leave out.
  Optional<List<CsvTable.Row>> rowsIfThere(String file, String... columns) {
    String text = text(source, file);
    return Optional.ofNullable(text)
        .map(there -> CsvTable.read(file, there, List.of(columns), faults));
  }

  private @Nullable String text(PolicySource from, String file) {
    byte[] bytes = from.bytes(file);
    if (bytes == null) {
      return null;
    }
    hash.update(file.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    hash.update((byte) 0);
    hash.update(bytes);
    return PolicySource.text(bytes);
  }
}
