package vigil.casework.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.casework.Refusal;

/// What a batch kept is read by every version that follows.
class BatchItemFailureTest {
  private static @Nullable Refusal read(String why, String json) {
    JsonNode kept = BatchAction.JSON.readTree(json);
    return new BatchItemFailure(1, "o1", "n1", "噪音", null, 3, why, kept).asRefusal();
  }

  @Test
  void aStepThatWasNotPossibleThenIsReadWithoutTheStatesItKnewNothingOf() {
    assertEquals(
        new Refusal.NotNow("CLOSED", List.of("REOPEN")),
        read("NotNow", "{\"state\": \"CLOSED\", \"possible\": [\"REOPEN\"]}"));
    assertEquals(
        new Refusal.NotNow("CLOSED", List.of(), List.of("SIGNED")),
        read("NotNow", "{\"state\": \"CLOSED\", \"possible\": [], \"when\": [\"SIGNED\"]}"));
  }
}
