package vigil.understanding.steps;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.Order.Channel;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.kernel.Ledger;
import vigil.understanding.CitizenSuggestions;
import vigil.understanding.Guess;
import vigil.understanding.SuggestionFact;
import vigil.understanding.SuggestionFact.SuggestedPlace;
import vigil.understanding.SuggestionFact.SuggestionAnswered;
import vigil.understanding.Understanding;
import vigil.understanding.life.OrderSuggestions;
import vigil.understanding.life.SuggestionAnswers;

/// The citizens' door from inside.
@Component
class CitizenSuggesting implements CitizenSuggestions {
  private static final Logger LOG = LoggerFactory.getLogger(CitizenSuggesting.class);

  private final Understanding understanding;
  private final City city;
  private final UnclassifiedCategory unclassified;
  private final ShownToCitizens shown;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  CitizenSuggesting(
      Understanding understanding,
      City city,
      UnclassifiedCategory unclassified,
      ShownToCitizens shown,
      Ledger ledger,
      TransactionTemplate transaction) {
    this.understanding = understanding;
    this.city = city;
    this.unclassified = unclassified;
    this.shown = shown;
    this.ledger = ledger;
    this.transaction = transaction;
  }

  @Override
  public List<Guess> suggest(String title, String description, Instant now) {
    var said = understanding.suggest(title + "\n" + description, null, now);
    var offered =
        new OrderSuggestions(unclassified.code(), city.units()).categories(said.matter(), null);
    if (!offered.isEmpty()) {
      shown.keep(description, new ShownToCitizens.Shown(offered, said.model(), now));
    }
    return offered;
  }

  @Override
  public void tell(
      String order, Channel channel, String description, @Nullable String chosen, Instant at) {
    shown
        .find(description, at)
        .map(it ->
            new SuggestionAnswered(
                SuggestionFact.subjectOf(order),
                at,
                it.model(),
                SuggestedPlace.PORTAL,
                channel,
                List.of(SuggestionAnswers.ofCategories(it.categories(), null, chosen))))
        .ifPresent(this::append);
  }

  /// The order is kept already and its sender waits for the number: a count is not worth an error.
  private void append(SuggestionAnswered fact) {
    try {
      transaction.executeWithoutResult(_ -> ledger.append(fact));
    } catch (DataAccessException | TransactionException lost) {
      LOG.warn("What came of a suggestion to a citizen is not counted", lost);
    }
  }
}
