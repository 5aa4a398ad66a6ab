package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vigil.kernel.TransitionTable;

/// The diagrams in the papers are drawn from the tables. On a difference the file is written anew,
/// so that a look at the diff and a second run are enough.
class DiagramsTest {
  private static final Path PAPERS = Path.of("../docs/diagrams");

  @Test
  void theOrdersDiagramIsTheTable() throws IOException {
    drawn("order-life.md", "The life of an order", "OrderTransitions", OrderTransitions.TABLE);
  }

  @Test
  void theAssignmentsDiagramIsTheTable() throws IOException {
    drawn(
        "assignment-life.md",
        "The life of a unit's part",
        "AssignmentTransitions",
        AssignmentTransitions.TABLE);
  }

  private static void drawn(String file, String title, String table, TransitionTable<?, ?> life)
      throws IOException {
    String now =
        "# %s\n\nDrawn from `vigil.casework.life.%s` by `DiagramsTest`; do not edit.\n\n```mermaid\n%s```\n"
            .formatted(title, table, life.diagram());
    Path paper = PAPERS.resolve(file);
    String there = Files.exists(paper) ? Files.readString(paper) : "";
    if (!there.equals(now)) {
      Files.createDirectories(PAPERS);
      Files.writeString(paper, now);
    }
    assertEquals(there, now, file + " was stale and has been written anew");
  }
}
