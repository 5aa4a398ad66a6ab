package vigil.understanding.drafting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vigil.kernel.PersonalData;
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
    var sources = hidden(task.sources());
    return switch (model.ask(DraftPrompt.SYSTEM, DraftPrompt.write(task, sources))) {
      case ChatModelClient.Answer.Nothing(var cause) -> new DraftOutcome.NoDraft(cause);
      case ChatModelClient.Answer.Said(var text) ->
          DraftPrompt.read(task, text)
              .<DraftOutcome>map(fields -> compare(fields, sources))
              .orElseGet(() -> new DraftOutcome.NoDraft(Cause.UNREADABLE));
    };
  }

  @Override
  public DraftOutcome.Drafted hold(Map<String, String> fields, List<DraftSource> sources) {
    Map<String, String> masked = new LinkedHashMap<>(fields);
    masked.replaceAll((_, text) -> PersonalData.mask(text));
    return compare(masked, hidden(sources));
  }

  private List<DraftSource> hidden(List<DraftSource> sources) {
    return DraftPrompt.mask(
        sources.stream().map(InjectedOrders::remove).toList(),
        settings.limits().sourceCharacters());
  }

  private DraftOutcome.Drafted compare(Map<String, String> written, List<DraftSource> sources) {
    var fields = new ArrayList<DraftedField>();
    DraftCheck against = check.get();
    written.forEach(
        (name, text) -> fields.add(new DraftedField(name, against.check(text, sources))));
    return new DraftOutcome.Drafted(fields, sources);
  }

  @Override
  public void close() {
    model.close();
  }
}
