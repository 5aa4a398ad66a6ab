package vigil.knowledge.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.knowledge.Knowledge;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptText;
import vigil.knowledge.store.SqlScripts;

/// Gives the demo city its answers: once, through the door, each agreed by its units and published.
@Component
@Order
@ConditionalOnProperty("vigil.demo")
class DemoScripts implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(DemoScripts.class);
  private static final String FILE = "policy/demo/scripts.yaml";
  private static final String BY = "demo";

  private final Knowledge knowledge;
  private final Identity identity;
  private final SqlScripts scripts;
  private final JsonMapper json;
  private final TransactionTemplate transaction;
  private final List<String> published = new ArrayList<>();

  DemoScripts(
      Knowledge knowledge,
      Identity identity,
      SqlScripts scripts,
      JsonMapper json,
      PlatformTransactionManager transactions) {
    this.knowledge = knowledge;
    this.identity = identity;
    this.scripts = scripts;
    this.json = json;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// A script of the file.
  ///
  /// @param agreedBy ids of the units that agreed
  record DemoScript(List<String> agreedBy, ScriptText text) {}

  @Override
  public void afterSingletonsInstantiated() {
    if (!scripts.isEmpty()) {
      return;
    }
    var demo = load(json);
    transaction.executeWithoutResult(status -> demo.forEach(this::publish));
    log.info("The demo city has {} answer scripts", demo.size());
  }

  /// The demo's agents have worked with these answers for long: on their first day no desk is full
  /// of news.
  @EventListener(ApplicationReadyEvent.class)
  void acknowledgeForAgents() {
    transaction.executeWithoutResult(status -> {
      for (Staff agent : identity.listByRole(Role.AGENT)) {
        published.forEach(script -> knowledge.acknowledge(script, agent.id()));
      }
    });
    published.clear();
  }

  private void publish(DemoScript demo) {
    Script script = knowledge.draft(demo.text(), null, BY);
    script = take(script, new ScriptStep.Ask(demo.agreedBy(), BY));
    for (String unit : demo.agreedBy()) {
      script = take(script, new ScriptStep.Agree(unit, null, BY));
    }
    take(script, new ScriptStep.Publish(BY));
    published.add(script.id());
  }

  private Script take(Script script, ScriptStep step) {
    ScriptOutcome outcome = knowledge.take(script.id(), script.version(), step);
    if (outcome instanceof Decision(var after, var facts)) {
      return after;
    }
    throw new IllegalStateException(FILE + ", " + script.text().title() + ": " + outcome);
  }

  static List<DemoScript> load(JsonMapper json) {
    try (var file = new ClassPathResource(FILE).getInputStream()) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return List.of(json.convertValue(tree, DemoScript[].class));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
