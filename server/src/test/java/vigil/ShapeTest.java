package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is told apart by its place alone is short: longer lists become groups with names of their
/// own, and long SQL names its parameters.
class ShapeTest {
  private static final List<String> MODULES =
      List.of("server", "media", "simulator", "bench", "deploy/flink");

  /// Long lists that stay. BareLife measures bare JDBC, which has no names.
  private static final List<String> EXCEPTIONS = List.of("BareLife: 12 marks in SQL");

  @Test
  void productionCodeHasNoLongListOfPositions() throws IOException {
    var sources = new ArrayList<String>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          sources.add(Files.readString(file));
        }
      }
    }
    assertEquals(EXCEPTIONS, LongLists.of(sources));
  }

  @Test
  void eightPositionsAreFewEnough() {
    assertEquals(
        List.of(),
        LongLists.of("record R(int a, int b, int c, int d, int e, int f, int g, int h) {}"));
  }

  @Test
  void aRecordOfNineIsFound() {
    assertEquals(
        List.of("R: 9 components"),
        LongLists.of(
            """
            record R(int a, int b, int c, int d, int e, int f, int g, int h, int i) {
              static final int MOST = 1;
              R {}
            }
            """));
  }

  @Test
  void aMethodAndAConstructorOfNineAreFound() {
    assertEquals(
        List.of("C.<init>: 9 parameters", "C.go: 9 parameters"),
        LongLists.of(
            """
            class C {
              C(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}
              void go(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}
            }
            """));
  }

  @Test
  void sqlOfElevenMarksIsFoundHoweverItIsWritten() {
    assertEquals(
        List.of("C: 11 marks in SQL", "C: 11 unnamed parameters"),
        LongLists.of(
            """
            class C {
              static final String NO_SQL = "???????????";
              static final String TEN = "select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?";
              static final String SPLIT = "insert into t (a) " + "values (?, ?, ?, ?, ?, ?, "
                  + "?, ?, ?, ?, ?)";
              void go(S sql) {
                sql.param(1).param(2).param(3).param(4).param(5).param(6).param(7).param(8)
                    .param(9).param(10).param(11).update();
                sql.param("a", 1).param("b", 2).param("c", 3).param("d", 4).param("e", 5)
                    .param("f", 6).param("g", 7).param("h", 8).param("i", 9).param("j", 10)
                    .param("k", 11).update();
              }
            }
            """));
  }
}
