package vigil.insight;

/// What a topic's spike and a wave of calls have in common.
///
/// @param ofTopic orders that the topic's spike counts
/// @param ofCalls orders written from the wave's calls
/// @param ofBoth orders that are both
public record SharedOrders(int ofTopic, int ofCalls, int ofBoth) {}
