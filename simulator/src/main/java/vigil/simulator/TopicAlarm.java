package vigil.simulator;

import java.time.Instant;

/// An alarm about a topic.
public record TopicAlarm(String topic, Instant at) {}
