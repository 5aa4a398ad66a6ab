package vigil.desk.document;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/// Names a shape by its room and where it is nested: two rooms may each have a `StepView`.
///
/// `vigil.knowledge.web.ScriptController.NewScript` is `KnowledgeScriptNewScript`.
final class OpenApiTypeNames extends TypeNameResolver {
  private static final String HOUSE = "vigil.";

  @Override
  protected String nameForClass(Class<?> type, Set<Options> options) {
    String plain = super.nameForClass(type, options);
    if (!type.getName().startsWith(HOUSE)) {
      return plain;
    }
    String room = type.getPackageName().split("\\.", 3)[1];
    return Character.toUpperCase(room.charAt(0)) + room.substring(1) + nested(type);
  }

  private static String nested(Class<?> type) {
    Class<?> around = type.getDeclaringClass();
    String own = type.getSimpleName();
    return around == null ? own : nested(around).replaceFirst("Controller$", "") + own;
  }
}
