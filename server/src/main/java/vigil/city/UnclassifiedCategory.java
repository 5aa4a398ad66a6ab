package vigil.city;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The leaf of an appeal whose sender chose none.
@Component
public final class UnclassifiedCategory {
  private final String code;

  /// @param code `vigil.portal.unclassified`
  UnclassifiedCategory(City city, @Value("${vigil.portal.unclassified:240202}") String code) {
    if (!city.categories().isLeaf(code)) {
      throw new IllegalArgumentException(
          "vigil.portal.unclassified=" + code + " is no leaf of the categories");
    }
    this.code = code;
  }

  public String code() {
    return code;
  }
}
