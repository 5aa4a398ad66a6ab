package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A room's SQL names its own tables: whoever wants to know what another room has asks at its door.
class RoomSqlTest {
  private static final Path HOUSE = Path.of("src/main/java/vigil");

  @Test
  void aRoomsSqlNamesItsOwnTables() throws IOException {
    List<String> rooms = rooms();
    Pattern table =
        Pattern.compile(
            "\\b(?:from|join|update|into|table)\\s+(%s)\\.[a-z_]+"
                .formatted(String.join("|", rooms)));
    var foreign = new ArrayList<String>();
    int named = 0;
    for (String room : rooms) {
      for (Path file : sources(room)) {
        for (var found : table.matcher(Files.readString(file)).results().toList()) {
          named++;
          if (!found.group(1).equals(room)) {
            foreign.add(HOUSE.relativize(file) + ": " + found.group());
          }
        }
      }
    }
    assertEquals(List.of(), foreign);
    assertNotEquals(0, named, "no SQL was found at all");
  }

  private static List<String> rooms() throws IOException {
    try (Stream<Path> all = Files.list(HOUSE)) {
      return all.filter(Files::isDirectory)
          .map(it -> it.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<Path> sources(String room) throws IOException {
    try (Stream<Path> all = Files.walk(HOUSE.resolve(room))) {
      return all.filter(it -> it.toString().endsWith(".java")).toList();
    }
  }
}
