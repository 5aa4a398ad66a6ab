package vigil.insight.counts;

/// What was read of a period.
///
/// @param period from the first of the table on, which is 0
/// @param score logarithm of how much likelier an outbreak is than none
/// @param periods of the outbreak that is likeliest, this one the last
public record CountReading(
    int period,
    int count,
    double expected,
    double dispersion,
    double score,
    boolean isAlarm,
    int periods) {}
