package vigil.casework.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderCriteria;
import vigil.casework.OrderQuery;
import vigil.kernel.Cursor;

/// Which orders a list holds: codes and times, nobody's number or words.
public record ExportFilter(@JsonUnwrapped OrderCriteria criteria) {

  public OrderQuery page(@Nullable Cursor cursor, int limit) {
    return OrderQuery.of(criteria, cursor, limit);
  }
}
