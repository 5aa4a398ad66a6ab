package vigil.understanding.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vigil.understanding.DraftOutcome;
import vigil.understanding.DraftOutcome.Cause;
import vigil.understanding.DraftSource;
import vigil.understanding.DraftTask;
import vigil.understanding.DraftedField;
import vigil.understanding.Drafting;
import vigil.understanding.life.drafting.DraftCheck;
import vigil.understanding.life.drafting.InjectedOrders;

/// The door from inside.
@Component
@EnableConfigurationProperties(DraftingSettings.class)
class DraftingService implements Drafting, AutoCloseable {
  private final DraftingSettings settings;
  private final Supplier<DraftCheck> check;
  private final ChatModelClient model;

  DraftingService(DraftingSettings settings, Supplier<DraftCheck> check) {
    this.settings = settings;
    this.check = check;
    this.model = new ChatModelClient(settings);
  }

  @Override
  public boolean isOn() {
    return settings.isOn();
  }

  @Override
  public DraftOutcome draft(DraftTask task) {
    var sources =
        DraftPrompt.mask(
            task.sources().stream().map(InjectedOrders::remove).toList(),
            settings.limits().sourceCharacters());
    return switch (model.ask(DraftPrompt.SYSTEM, DraftPrompt.write(task, sources))) {
      case ChatModelClient.Answer.Nothing(var cause) -> new DraftOutcome.NoDraft(cause);
      case ChatModelClient.Answer.Said(var text) -> hold(task, text, sources);
    };
  }

  private DraftOutcome hold(DraftTask task, String answer, List<DraftSource> sources) {
    var written = DraftPrompt.read(task, answer);
    if (written.isEmpty()) {
      return new DraftOutcome.NoDraft(Cause.UNREADABLE);
    }
    var fields = new ArrayList<DraftedField>();
    DraftCheck against = check.get();
    written
        .get()
        .forEach((name, text) -> fields.add(new DraftedField(name, against.check(text, sources))));
    return new DraftOutcome.Drafted(fields, sources);
  }

  @Override
  public void close() {
    model.close();
  }
}
