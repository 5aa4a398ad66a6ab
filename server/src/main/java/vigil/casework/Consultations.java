package vigil.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What citizens ask, counted for whoever writes answers.
public interface Consultations {
  /// By the category of the order, those of none left out.
  List<AskedCategory> countSince(Instant since);

  /// Those of these orders whose caller brought up the same category again within so long. Cost:
  /// two looks into an index for each.
  Set<String> listAskedAgain(Collection<String> orders, Duration within);

  /// What became of these orders, in no order. Cost: as [#listAskedAgain], and two looks more.
  ///
  /// @param within the same category again so soon is asked again
  List<OrderResult> listResults(Collection<String> orders, Duration within);

  /// Consultations of a category.
  ///
  /// @param answeredAtOnce those that were closed without going to any unit
  record AskedCategory(String category, int asked, int answeredAtOnce) {}
}
