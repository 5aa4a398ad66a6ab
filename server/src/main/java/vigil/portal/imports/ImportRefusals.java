package vigil.portal.imports;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import vigil.kernel.Problems;
import vigil.portal.store.Import;

/// Why nothing can be done with an import just now.
final class ImportRefusals {
  private ImportRefusals() {}

  static ErrorResponseException notThere(Import one) {
    return Problems.of(
        HttpStatus.CONFLICT,
        "ImportIsNotThere",
        "The import is %s; look at it again.".formatted(one.state()),
        Map.of("state", one.state()));
  }

  static ErrorResponseException fileGone() {
    return Problems.of(
        HttpStatus.GONE,
        "ImportFileGone",
        "The file was dropped after a week; send it again, rows that are in are left out.",
        Map.of());
  }
}
