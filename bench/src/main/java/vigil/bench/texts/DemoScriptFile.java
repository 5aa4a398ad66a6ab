package vigil.bench.texts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import vigil.city.Category;
import vigil.city.files.PolicyCity;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.FollowUp;
import vigil.knowledge.ScriptText.Guidance;
import vigil.knowledge.ScriptText.Scope;

/// The demo city's scripts, and as many more as are wanted, invented from the names of categories:
/// they answer no question and are there to be passed over.
final class DemoScriptFile {
  private static final String FILE = "/policy/demo/scripts.yaml";
  private static final List<String> MATTERS =
      List.of("怎样申请", "怎样投诉", "收费标准", "办理时间和地点", "需要哪些材料", "由哪个部门负责", "多久有答复", "常见问题");
  private static final long SEED = 20220418;

  private DemoScriptFile() {}

  record DemoScript(List<String> agreedBy, ScriptText text) {}

  static List<Script> read() throws IOException {
    try (InputStream in = DemoScriptFile.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("there is no " + FILE);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      List<Script> scripts = new ArrayList<>();
      for (DemoScript one : JsonMapper.builder().build().convertValue(tree, DemoScript[].class)) {
        scripts.add(script("demo-" + scripts.size(), one.text()));
      }
      return scripts;
    }
  }

  /// The city's categories that have none below them.
  static List<Category> leaves() {
    return PolicyCity.shipped().categories().leaves();
  }

  /// Scripts beside those of the demo city.
  static List<Script> invent(int count) {
    var dice = new Random(SEED);
    List<Category> leaves = leaves();
    List<Script> scripts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Category leaf = leaves.get(dice.nextInt(leaves.size()));
      Category other = leaves.get(dice.nextInt(leaves.size()));
      String matter = MATTERS.get(dice.nextInt(MATTERS.size()));
      String name = leaf.name();
      var guidance =
          new Guidance(
              "市民询问" + name + "，" + other.name() + "的，" + i + "号",
              name + "由主管部门按规定办理，" + matter + "以公布的为准。",
              "区" + other.name() + "窗口，工作日9:00-16:30。",
              "登记工单，写明" + name + "的地点、时间和" + other.name() + "的情况。",
              null);
      var text =
          new ScriptText(
              name + matter + "（" + i + "）",
              null,
              leaf.code(),
              guidance,
              List.of(new FollowUp(other.name() + matter, "按规定办理。")),
              List.of(name),
              Scope.OPEN);
      scripts.add(script("invented-" + i, text));
    }
    return scripts;
  }

  private static Script script(String id, ScriptText text) {
    var out = new Script.Publication(1, Instant.EPOCH);
    return new Script(id, 1, 1, Script.State.PUBLISHED, text, null, List.of(), out);
  }
}
