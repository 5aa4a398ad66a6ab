package vigil.workforce.staffing;

/// What is aimed at: this share of callers answered within so many seconds, whoever hangs up counts
/// as not answered (formula c of rules 6).
public record ServiceAim(double share, double seconds) {}
