package vigil.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class DemoStaffFileTest {
  private static final Path POLICY = Path.of("../policy");

  /// An order waits for every unit it was given to: with nobody there the walk by hand would end.
  @Test
  void whoeverTheDirectoryMayNameHasAClerkAndAHandler() throws IOException {
    var directory = String.join("\n", lines("dispatch.csv"));
    Predicate<String> isNamed = unit -> directory.matches("(?s).*[ ,]" + unit + "[ ,].*");
    var staff = lines("demo/staff.csv");
    List<String> nobodyThere = new ArrayList<>();
    for (var line : lines("units.csv")) {
      var unit = line.substring(0, line.indexOf(','));
      boolean isDistricts = line.contains(",DISTRICT,");
      if (!isDistricts && !isNamed.test(unit)) {
        continue;
      }
      for (var role : List.of("CLERK", "HANDLER")) {
        if (staff.stream().noneMatch(one -> one.contains(role) && one.contains("," + unit + ","))) {
          nobodyThere.add(role + " of " + unit);
        }
      }
    }
    assertEquals(List.of(), nobodyThere);
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(POLICY.resolve(file)).stream()
        .filter(line -> !line.startsWith("#") && !line.startsWith("id,"))
        .toList();
  }
}
