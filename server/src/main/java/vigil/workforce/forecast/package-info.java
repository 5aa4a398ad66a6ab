/// Calls that will come, pure: half hours of whole days in, half hours of the days to come out,
/// with intervals learnt from what such forecasts missed. Formulas and figures: docs/forecast.md.
@NullMarked
package vigil.workforce.forecast;

import org.jspecify.annotations.NullMarked;
