package vigil.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/// The anchor: the same nine steps as user tasks of a process on Flowable, with the same facts as
/// variables, history kept as its default has it, in the same PostgreSQL.
final class FlowableLife implements AutoCloseable {
  private static final List<String> STEPS =
      List.of("dispatch", "sign", "contact", "handle", "report", "review", "audit", "callback");

  private final ProcessEngine engine;

  FlowableLife(HikariDataSource database) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setAsyncExecutorActivate(false);
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addString("order.bpmn20.xml", bpmn()).deploy();
  }

  private static String bpmn() {
    var flow = new StringBuilder();
    String before = "register";
    flow.append("<startEvent id=\"register\"/>");
    for (String step : STEPS) {
      flow.append("<userTask id=\"%s\" name=\"%s\"/>".formatted(step, step));
      flow.append(flow(before, step));
      before = step;
    }
    flow.append("<endEvent id=\"closed\"/>").append(flow(before, "closed"));
    return """
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="vigil">
      <process id="order" isExecutable="true">%s</process>
    </definitions>
    """
        .formatted(flow);
  }

  private static String flow(String from, String to) {
    return "<sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
        .formatted(from, to, from, to);
  }

  /// One life: started with what an order says, each task found, claimed and completed with what
  /// its step adds.
  void live(int n) {
    Map<String, Object> order =
        Map.of(
            "type", "HELP",
            "urgency", "NORMAL",
            "category", "01010101",
            "title", "小区封控，血透无法出门 " + n,
            "description", "每周三次血透，今天起不能出小区，医院要求自行前往，居委电话无人接听。",
            "district", "310115",
            "address", "花木路 %d 号".formatted(n % 900),
            "phone", "138" + (10_000_000 + n));
    var life = engine.getRuntimeService().startProcessInstanceByKey("order", "order-" + n, order);
    var tasks = engine.getTaskService();
    for (String step : STEPS) {
      var task = tasks.createTaskQuery().processInstanceId(life.getId()).singleResult();
      tasks.claim(task.getId(), step + "-1");
      tasks.complete(task.getId(), Map.of(step + "By", step + "-1", step + "At", n));
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
