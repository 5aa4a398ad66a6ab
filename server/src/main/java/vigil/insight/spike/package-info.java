/// Sensing, pure: counts come in with their time, spikes come out with their reason. Run by the
/// ledger's reader, by the simulator, and by whatever feeds it at scale.
///
/// Each series (topic x district, and topic x whole city) runs a CUSUM of the log likelihood ratio
/// between "three times the usual" and "the usual", counts being negative binomial. By Lorden's
/// bound a threshold h lets a series cry wolf at most once in e^h cells, so h is chosen from how
/// many false alarms the whole city may have. The bound holds where the usual is right. It is wrong
/// for hours on end, and callers come in clumps: so all that came since the score left zero must be
/// as unlikely as one count too, by how much the quiet days of the series vary ([QuietSpread]).
@NullMarked
package vigil.insight.spike;

import org.jspecify.annotations.NullMarked;
