package vigil.portal.imports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.portal.imports.ImportRowReader.ParsedRow;
import vigil.portal.orders.AppealForm;
import vigil.portal.orders.CitizenOrders;
import vigil.portal.store.Import;
import vigil.portal.store.ImportSuggestion;
import vigil.portal.store.SqlImportSuggestions;
import vigil.understanding.FileSuggestions;
import vigil.understanding.FileSuggestions.SureCategory;
import vigil.understanding.Guess;

/// Registers rows, each with the category that somebody took for it, and tells what came of the one
/// that was shown beside it.
@Component
class RowOrders {
  private final SqlImportSuggestions store;
  private final FileSuggestions suggestions;
  private final CitizenOrders orders;
  private final City city;

  RowOrders(
      SqlImportSuggestions store, FileSuggestions suggestions, CitizenOrders orders, City city) {
    this.store = store;
    this.suggestions = suggestions;
    this.orders = orders;
    this.city = city;
  }

  Map<Integer, ImportSuggestion> listShown(String id, int first, int last) {
    return store.list(id, first, last).stream()
        .collect(Collectors.toMap(ImportSuggestion::row, Function.identity()));
  }

  /// In the caller's transaction.
  ///
  /// @return the order's number
  String register(Import one, ParsedRow read, @Nullable ImportSuggestion shown) {
    AppealForm appeal = Objects.requireNonNull(read.appeal(), "a row that was in order");
    AppealForm filed = file(appeal, shown);
    var draft =
        filed.toImportedDraft(
            orders.unclassified(), orders.now(), one.file().source(), read.originalNumber());
    var order = orders.registerAndSubmit(draft);
    if (shown != null) {
      tell(order.order(), appeal, filed, shown, order.at());
    }
    return order.number();
  }

  /// As it stands in the file, unless somebody took another category for it. One that the city does
  /// not have any more since is left out.
  private AppealForm file(AppealForm appeal, @Nullable ImportSuggestion shown) {
    return shown != null && shown.isTaken() && city.categories().isLeaf(shown.category())
        ? appeal.withCategory(shown.category())
        : appeal;
  }

  private void tell(
      String order, AppealForm appeal, AppealForm filed, ImportSuggestion shown, Instant at) {
    var guess = new Guess(shown.category(), shown.confidence(), List.of());
    suggestions.tell(
        order,
        new SureCategory(guess, shown.model()),
        appeal.subject().category(),
        filed.subject().category(),
        at);
  }
}
