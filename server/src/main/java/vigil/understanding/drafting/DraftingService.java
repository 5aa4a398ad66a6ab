package vigil.understanding.drafting;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vigil.understanding.DraftOutcome;
import vigil.understanding.DraftOutcome.Cause;
import vigil.understanding.DraftTask;
import vigil.understanding.Drafting;

/// The door from inside.
@Component
@EnableConfigurationProperties(DraftingSettings.class)
class DraftingService implements Drafting, AutoCloseable {
  private final DraftingSettings settings;
  private final ChatModelClient model;

  DraftingService(DraftingSettings settings) {
    this.settings = settings;
    this.model = new ChatModelClient(settings);
  }

  @Override
  public boolean isOn() {
    return settings.isOn();
  }

  @Override
  public DraftOutcome draft(DraftTask task) {
    var sources = DraftPrompt.mask(task.sources(), settings.limits().sourceCharacters());
    return switch (model.ask(DraftPrompt.SYSTEM, DraftPrompt.write(task, sources))) {
      case ChatModelClient.Answer.Nothing(var cause) -> new DraftOutcome.NoDraft(cause);
      case ChatModelClient.Answer.Said(var text) ->
          DraftPrompt.read(task, text)
              .<DraftOutcome>map(DraftOutcome.Drafted::new)
              .orElseGet(() -> new DraftOutcome.NoDraft(Cause.UNREADABLE));
    };
  }

  @Override
  public void close() {
    model.close();
  }
}
