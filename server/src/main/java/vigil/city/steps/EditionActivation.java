package vigil.city.steps;

import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.city.CityFact;
import vigil.city.Edition;
import vigil.city.PolicyTable;
import vigil.city.files.InvalidPolicy;
import vigil.city.files.PolicyCity;
import vigil.identity.StaffDirectory;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// Lets approved editions come into force: on this server when the step returns, and on every other
/// when it has read the fact.
@Component
class EditionActivation implements LedgerReader {
  private static final Logger LOG = LoggerFactory.getLogger(EditionActivation.class);

  private final PolicyCity city;
  private final EditionTexts texts;
  private final CalendarService calendar;
  private final StaffDirectory register;
  private final TransactionTemplate transaction;

  EditionActivation(
      PolicyCity city,
      EditionTexts texts,
      CalendarService calendar,
      StaffDirectory register,
      TransactionTemplate transaction) {
    this.city = city;
    this.texts = texts;
    this.calendar = calendar;
    this.register = register;
    this.transaction = transaction;
  }

  /// In the transaction in which it was approved.
  void comeIntoForce(Edition approved) {
    Edition.ActionStamp decided = approved.trail().decided();
    if (approved.table() == PolicyTable.STAFF && decided != null) {
      register.replaceAll(StaffText.parse(approved.text().csv()), decided.by());
    }
    if (approved.table() == PolicyTable.CALENDAR && decided != null) {
      calendar.importYears(CalendarTable.changed(approved), approved.reasons().why(), decided.by());
    }
    calendar.inForce(city.with(texts.files()));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            transaction.executeWithoutResult(_ -> reload());
          }
        });
  }

  /// Runs by what is approved now. What cannot be read leaves the policy before in force. One at a
  /// time, so that whoever read last is also the last to be heard.
  private synchronized void reload() {
    try {
      city.replaceWith(city.with(texts.files()));
      calendar.readLimits();
      LOG.info("The city's policy is version {} now", city.policy().version());
    } catch (InvalidPolicy broken) {
      LOG.error("An approved edition cannot be read; the policy before stays in force", broken);
    }
  }

  @Override
  public String name() {
    return "city.editions";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(CityFact.EditionApproved.class);
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    if (entries.stream().anyMatch(entry -> entry.is(CityFact.EditionApproved.class))) {
      reload();
    }
  }
}
