/// Forecasts of calls beside the usual baselines, on drawn histories or a table of one's own.
@NullMarked
package vigil.bench.forecast;

import org.jspecify.annotations.NullMarked;
