package vigil.casework;

import java.time.Instant;
import java.util.List;

/// What citizens ask, counted for whoever writes answers.
public interface Consultations {
  /// By the category of the order, those of none left out.
  List<AskedCategory> countSince(Instant since);

  /// Consultations of a category.
  ///
  /// @param answeredAtOnce those that were closed without going to any unit
  record AskedCategory(String category, int asked, int answeredAtOnce) {}
}
