package vigil.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.identity.Staff;

/// Answer scripts: the best answers for these words, agreed with the units and known to every
/// agent.
public interface Knowledge {
  /// The best published scripts for what is being typed, best first.
  List<FoundScript> search(ScriptQuery query);

  /// Scripts that a spike made necessary, newest first.
  List<Script> listBySpike(String spike);

  /// The same as this person reads them (rules 7.9).
  List<Script> listBySpike(String spike, Staff who);

  /// Begins a script.
  ///
  /// @param spike the spike that made it necessary
  /// @param by staff id of the writer
  Script draft(ScriptText text, @Nullable String spike, String by);

  /// Takes a step.
  ///
  /// @param seen the version it was decided on
  ScriptOutcome take(String id, int seen, ScriptStep step);

  /// An agent has seen the published edition; saying it twice is saying it once.
  ///
  /// @return how many agents have
  int acknowledge(String id, String staff);

  /// How many agents have acknowledged the published edition.
  int countAcknowledged(String id);
}
