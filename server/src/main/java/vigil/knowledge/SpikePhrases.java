package vigil.knowledge;

import java.util.List;

/// What the callers of a spike say, for whoever knows spikes to tell: an answer to it is found by
/// their words too.
public interface SpikePhrases {
  /// The most telling first, without anything about a person; empty where nothing is known.
  List<String> list(String spike);
}
