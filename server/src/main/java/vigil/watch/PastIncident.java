package vigil.watch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.insight.Topic;
import vigil.insight.WaveHandling;
import vigil.knowledge.ScriptPublications.ScriptPublication;

/// An incident of a spike that is over: what was there, who was woken, what was answered and done.
///
/// @param closing who ended it and why; null where it ended by itself
public record PastIncident(
    String id,
    Topic topic,
    @JsonUnwrapped Course course,
    @JsonUnwrapped Size size,
    Woken woken,
    @JsonUnwrapped Response response,
    Incident.@Nullable Closing closing) {
  /// When it came and went.
  public record Course(Instant raisedAt, @Nullable Instant closedAt) {}

  /// How much it was.
  ///
  /// @param count its orders or calls
  /// @param times how many times the usual; null where that says nothing
  /// @param districts codes, the strongest first
  public record Size(int count, double usual, @Nullable Integer times, List<String> districts) {
    public Size {
      districts = List.copyOf(districts);
    }
  }

  /// Who was woken.
  ///
  /// @param staff each once, in order
  /// @param by who acknowledged; null where nobody did
  /// @param minutes whole ones from the waking to the acknowledgement
  public record Woken(List<String> staff, @Nullable String by, @Nullable Long minutes) {
    public Woken {
      staff = List.copyOf(staff);
    }
  }

  /// What was answered and done.
  ///
  /// @param answers editions that went out, oldest first
  /// @param handling of the orders before the first of them and after; empty where none went out
  ///   while it burned
  public record Response(
      List<ScriptPublication> answers, List<WaveHandling> handling, List<PastReport> reports) {
    public Response {
      answers = List.copyOf(answers);
      handling = List.copyOf(handling);
      reports = List.copyOf(reports);
    }
  }

  /// An express report that was sent.
  public record PastReport(
      String id, String title, @Nullable Instant signedAt, int units, List<PastMeasure> measures) {
    public PastReport {
      measures = List.copyOf(measures);
    }
  }

  /// What a unit said it does.
  ///
  /// @param by until when, by its own word
  public record PastMeasure(
      String unit, String measure, @Nullable LocalDate by, @Nullable Instant at) {}
}
