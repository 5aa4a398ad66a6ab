package vigil.flink;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import vigil.city.PolicyTable;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;

/// The policy's tables as they travel with a job to machines that have no such folder.
///
/// @param files texts in the place of the shipped ones, by file
/// @param profile of the limits
public record PolicyTexts(HashMap<String, String> files, String profile) implements Serializable {
  /// Nobody who works here is named on a machine that only senses.
  private static final Map<String, String> NOBODY =
      Map.of(PolicyTable.STAFF.file(), "id,name,nameEn,roles,unit,extension\n");

  /// The policy that the jar brings.
  public static PolicyTexts shipped() {
    return new PolicyTexts(new HashMap<>(NOBODY), PolicyCity.USUAL_PROFILE);
  }

  /// The tables of a folder, but for the roster, which names people.
  public static PolicyTexts read(Path folder) throws IOException {
    var files = new HashMap<>(NOBODY);
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(folder, "*.csv")) {
      for (Path table : tables) {
        String name = table.getFileName().toString();
        if (!name.equals(PolicyTable.DUTY.file())) {
          files.put(name, Files.readString(table));
        }
      }
    }
    return new PolicyTexts(files, PolicyCity.USUAL_PROFILE);
  }

  PolicyTexts with(Map<String, String> approved) {
    var laid = new HashMap<>(files);
    laid.putAll(approved);
    return new PolicyTexts(laid, profile);
  }

  PolicyCity city() {
    return new PolicyCity(PolicySource.shipped(), profile, files);
  }
}
