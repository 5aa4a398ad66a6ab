package vigil.casework.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.AssignmentStep;
import vigil.casework.CompletionReport;
import vigil.casework.Step;
import vigil.kernel.InvalidInput;

/// The one thing that is decided over many orders. For each order it becomes the ordinary steps.
public sealed interface BatchAction {
  /// Writes and reads what is kept.
  JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  Map<String, Class<? extends BatchAction>> BY_NAME = named();

  /// The step whose duty it is (rules 3): who may take that may begin this.
  Class<? extends Step> step();

  /// Gives all of them to the same units (rules 3.8).
  record Dispatch(String lead, List<String> assists, List<String> copies) implements BatchAction {
    public Dispatch {
      InvalidInput.requirePresent("lead", lead);
      assists = assists == null ? List.of() : List.copyOf(assists);
      copies = copies == null ? List.of() : List.copyOf(copies);
    }

    @Override
    public Class<? extends Step> step() {
      return Step.Dispatch.class;
    }
  }

  /// Gives each to whom the directory names for it (rules 3.8).
  ///
  /// @param accused whom they accuse, or that it is nobody, for those of which it was not said yet
  record Accept(@Nullable String accused) implements BatchAction {
    @Override
    public Class<? extends Step> step() {
      return Step.Dispatch.class;
    }
  }

  /// Joins all of them to one (rules 3.6); that one itself is left out.
  record Merge(String into) implements BatchAction {
    public Merge {
      InvalidInput.requirePresent("into", into);
    }

    @Override
    public Class<? extends Step> step() {
      return Step.Merge.class;
    }
  }

  /// Answers all with the same words and closes them (rules 3.2).
  record Answer(@Nullable String script, String reply) implements BatchAction {
    @Override
    public Class<? extends Step> step() {
      return Step.Answer.class;
    }
  }

  /// Reports the same for the own unit's part in each, resting on the last contact of each (row
  /// 14).
  record Report(CompletionReport report) implements BatchAction {
    @Override
    public Class<? extends Step> step() {
      return AssignmentStep.Report.class;
    }
  }

  /// The hotline's look passed (rules 3.16).
  record PassAudit(@Nullable String note) implements BatchAction {
    @Override
    public Class<? extends Step> step() {
      return Step.Audit.class;
    }
  }

  /// Closes without a callback (rules 3.17).
  record Close(String reason) implements BatchAction {
    @Override
    public Class<? extends Step> step() {
      return Step.WaiveCallback.class;
    }
  }

  /// Refuses at the beginning what each single step would refuse of what it carries.
  default void check() {
    switch (this) {
      case Dispatch(var lead, var assists, var copies) -> new Step.Dispatch(lead, assists, copies);
      case Accept(var accused) -> {
        if (accused != null) {
          new Step.NameAccused(accused, null);
        }
      }
      case Merge(var into) -> new Step.Merge(into);
      case Answer(var script, var reply) -> new Step.Answer(script, reply);
      case Report(var report) -> new AssignmentStep.Report(report);
      case PassAudit(var note) -> new Step.Audit(true, note);
      case Close(var reason) -> new Step.WaiveCallback(reason);
    }
  }

  default String kind() {
    return getClass().getSimpleName();
  }

  /// Reads what was kept.
  static BatchAction parse(String kind, String body) {
    return JSON.readValue(body, type(kind));
  }

  /// The deed that is called so.
  static Class<? extends BatchAction> type(String kind) {
    Class<? extends BatchAction> type = BY_NAME.get(kind);
    if (type == null) {
      throw InvalidInput.unknown("deed");
    }
    return type;
  }

  private static Map<String, Class<? extends BatchAction>> named() {
    var deeds = new LinkedHashMap<String, Class<? extends BatchAction>>();
    Stream.of(BatchAction.class.getPermittedSubclasses())
        .forEach(c -> deeds.put(c.getSimpleName(), c.asSubclass(BatchAction.class)));
    return deeds;
  }
}
