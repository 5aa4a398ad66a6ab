package vigil.insight;

import java.time.Instant;
import java.util.List;
import vigil.insight.Waves.WaveOrder;

/// What citizens ask about in a time: what rises first, then what is asked most.
public interface TopicRises {
  /// The topics of the orders registered in a time; no order is in two of them.
  ///
  /// @param to the first moment after it
  List<TopicRise> list(Instant from, Instant to, int limit);

  /// The newest orders of a topic registered in a time.
  List<WaveOrder> listOrders(Topic topic, Instant from, Instant to, int limit);
}
