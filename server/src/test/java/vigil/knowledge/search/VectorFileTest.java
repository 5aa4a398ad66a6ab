package vigil.knowledge.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.Guidance;
import vigil.knowledge.ScriptText.Scope;
import vigil.understanding.Meaning;

class VectorFileTest {
  private final List<String> read = new ArrayList<>();

  @TempDir private Path folder;

  /// The far end: a server that starts again asks the model for nothing that it knows.
  @Test
  void aSecondStartReadsOnlyWhatIsNew() {
    understand("健康码变为黄码如何转绿");
    assertEquals(List.of("健康码变为黄码如何转绿", "黄码"), read);
    read.clear();
    understand("健康码变为黄码如何转绿");
    assertTrue(read.isEmpty());
    understand("健康码变为红码怎么办");
    assertEquals(List.of("健康码变为红码怎么办"), read);
  }

  @Test
  void aRecordThatWasCutOffIsWrittenAgain() throws IOException {
    try (var kept = open()) {
      kept.keep("血透", vector(1));
      kept.keep("黄码", vector(2));
    }
    Path file = folder.resolve("vectors");
    byte[] all = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(all, all.length - 7));
    try (var kept = open()) {
      assertArrayEquals(vector(1), kept.find("血透").orElseThrow());
      assertTrue(kept.find("黄码").isEmpty());
      kept.keep("黄码", vector(2));
    }
    try (var kept = open()) {
      assertArrayEquals(vector(2), kept.find("黄码").orElseThrow());
    }
  }

  @Test
  void aFileOfSomethingElseIsBegunAnew() throws IOException {
    Files.writeString(
        folder.resolve("vectors"), "vigil vectors 1 another model", StandardOpenOption.CREATE);
    try (var kept = open()) {
      assertEquals(0, kept.size());
      kept.keep("血透", vector(1));
    }
    try (var kept = open()) {
      assertEquals(1, kept.size());
    }
  }

  @Test
  void whoComesSecondKeepsNothingAndAnswersAllTheSame() {
    try (var first = open();
        var second = open()) {
      first.keep("血透", vector(1));
      second.keep("黄码", vector(2));
      assertTrue(second.find("黄码").isEmpty());
      assertTrue(first.find("血透").isPresent());
    }
  }

  @Test
  void whatNobodyWritesAnyMoreIsLeftOutOnceThereIsMuchOfIt() {
    try (var kept = open()) {
      for (int i = 0; i < 1_100; i++) {
        kept.keep("sentence " + i, vector(i));
      }
      kept.tidy(List.of("sentence 7"));
      assertEquals(1, kept.size());
      kept.keep("next", vector(3));
    }
    try (var kept = open()) {
      assertArrayEquals(vector(7), kept.find("sentence 7").orElseThrow());
      assertArrayEquals(vector(3), kept.find("next").orElseThrow());
      assertEquals(2, kept.size());
    }
  }

  private void understand(String title) {
    try (var index = new ScriptIndex(ScriptIndex.Policy::shipped, open())) {
      var guidance = new Guidance(null, "why", "whom", "how", null);
      var text = new ScriptText(title, null, "01", guidance, List.of(), List.of("黄码"), Scope.OPEN);
      var out = new Script.Publication(1, Instant.EPOCH);
      index.put(List.of(new Script("a", 1, 1, Script.State.PUBLISHED, text, null, List.of(), out)));
      index.understand(
          new Meaning() {
            @Override
            public State state() {
              return State.READY;
            }

            @Override
            public Optional<float[]> embed(String sentence) {
              read.add(sentence);
              float[] vector = new float[DIMENSIONS];
              vector[0] = 1;
              return Optional.of(vector);
            }
          },
          List.of());
    }
  }

  private VectorFile open() {
    return VectorFile.open(folder.resolve("vectors"));
  }

  private static byte[] vector(int axis) {
    byte[] vector = new byte[Meaning.DIMENSIONS];
    vector[axis % Meaning.DIMENSIONS] = 127;
    return vector;
  }
}
