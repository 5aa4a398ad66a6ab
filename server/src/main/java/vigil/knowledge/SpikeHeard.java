package vigil.knowledge;

/// The callers of a spike may say other words by now.
public record SpikeHeard(String spike) {}
