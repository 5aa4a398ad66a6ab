package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModuleDependency;
import org.springframework.modulith.core.ApplicationModules;

/// Nobody looks inside another room, and the walls stand as each room's package-info says. The
/// pictures in docs/house.md are drawn from the code: an arrow is what one room uses of another. On
/// a difference the paper is written anew, so that a second run is green.
class RoomsTest {
  private static final ApplicationModules HOUSE = ApplicationModules.of(Vigil.class);
  private static final Path PAPER = Path.of("../docs/house.md");
  private static final String ROOMS = "```mermaid\nflowchart TD\n";
  private static final String INSIDE = "```mermaid\nflowchart LR\n";
  private static final String TO = "```\n";

  private static final List<List<String>> FLOORS =
      List.of(
          List.of("desk", "portal", "exchange", "watch"),
          List.of(
              "telephony",
              "workforce",
              "acd",
              "knowledge",
              "casework",
              "insight",
              "understanding",
              "messaging"),
          List.of("audit", "identity", "city", "kernel"));
  private static final List<String> NAMES = List.of("people", "trades", "ground");

  @Test
  void everyRoomIsEnteredByItsDoor() {
    HOUSE.verify();
  }

  @Test
  void thePictureOfTheRoomsIsTheCode() throws IOException {
    String there = Files.readString(PAPER);
    String fresh = with(INSIDE, drawnInside(), with(ROOMS, drawn(), there));
    if (!there.equals(fresh)) {
      Files.writeString(PAPER, fresh);
    }
    assertEquals(there, fresh, PAPER + " was stale and has been written anew");
  }

  private static String with(String begin, String picture, String paper) {
    int start = paper.indexOf(begin) + begin.length();
    return paper.substring(0, start) + picture + paper.substring(paper.indexOf(TO, start));
  }

  /// What a module inside a room uses of that room and of its other modules.
  private static String drawnInside() {
    var text = new StringBuilder();
    HOUSE.stream()
        .filter(module -> name(module).contains("."))
        .sorted((a, b) -> name(a).compareTo(name(b)))
        .forEach(module -> {
          String room = name(module).substring(0, name(module).indexOf('.'));
          uses(module).stream()
              .filter(used -> used.equals(room) || used.startsWith(room + "."))
              .forEach(used ->
                  text.append("  %s --> %s%n".formatted(inside(name(module)), inside(used))));
        });
    return text.toString();
  }

  private static String inside(String name) {
    return name.substring(name.indexOf('.') + 1);
  }

  private static String drawn() {
    var text = new StringBuilder();
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      text.append("  subgraph %s%n".formatted(NAMES.get(floor)));
      FLOORS.get(floor).forEach(room -> text.append("    %s%n".formatted(room)));
      text.append("  end%n".formatted());
    }
    // Everybody stands on the kernel: those arrows would hide the others.
    HOUSE.stream()
        .filter(room -> isRoom(name(room)))
        .sorted((a, b) -> name(a).compareTo(name(b)))
        .forEach(room ->
            uses(room).stream()
                .filter(used -> !used.equals("kernel") && isRoom(used))
                .forEach(used -> text.append("  %s --> %s%n".formatted(name(room), used))));
    return text.toString();
  }

  private static Set<String> uses(ApplicationModule room) {
    var uses = new TreeSet<String>();
    room.getDirectDependencies(HOUSE).stream()
        .map(ApplicationModuleDependency::getTargetModule)
        .map(RoomsTest::name)
        .forEach(uses::add);
    return uses;
  }

  private static boolean isRoom(String name) {
    return FLOORS.stream().anyMatch(floor -> floor.contains(name));
  }

  private static String name(ApplicationModule room) {
    return room.getIdentifier().toString();
  }

  /// What a room says that it may use, it uses: a door that nobody goes through is bricked up.
  @Test
  void whatARoomMayUseItUses() throws ClassNotFoundException {
    var more = new ArrayList<String>();
    for (ApplicationModule room : HOUSE) {
      var info = Class.forName(room.getBasePackage().getName() + ".package-info");
      var says = info.getAnnotation(org.springframework.modulith.ApplicationModule.class);
      if (says != null) {
        var allowed = new TreeSet<String>();
        List.of(says.allowedDependencies()).forEach(one -> allowed.add(one.split(" :: ", -1)[0]));
        allowed.removeAll(uses(room));
        allowed.forEach(unused -> more.add(name(room) + " does not use " + unused));
      }
    }
    assertEquals(List.of(), more, "see each room's package-info.java");
  }
}
