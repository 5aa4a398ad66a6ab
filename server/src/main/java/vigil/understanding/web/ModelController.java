package vigil.understanding.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.understanding.life.ModelVersion;
import vigil.understanding.steps.ModelChoice;
import vigil.understanding.steps.ModelLearning;
import vigil.understanding.steps.ModelLearning.LearningProgress;

/// Versions of the model of appeals: learned by a press, used by a press.
@RestController
class ModelController {
  private final ModelChoice models;
  private final ModelLearning learning;

  ModelController(ModelChoice models, ModelLearning learning) {
    this.models = models;
    this.learning = learning;
  }

  /// What there is.
  ///
  /// @param chosen the number of the version in use; 0 for the one of the shipped texts
  /// @param versions newest first
  record ModelList(int chosen, LearningProgress progress, List<ModelVersion> versions) {}

  /// Which version is wanted; 0 for the one of the shipped texts.
  record UseRequest(int number) {}

  @GetMapping("/api/understanding/models")
  @Permit({Role.MANAGER, Role.OPERATOR})
  ModelList list() {
    return new ModelList(models.chosen(), learning.progress(), models.list());
  }

  /// Learns the next version in the background.
  @PostMapping("/api/understanding/models/learn")
  @Permit({Role.MANAGER, Role.OPERATOR})
  LearningProgress learn(Staff by) {
    return learning.begin(by.id());
  }

  /// Appeals are read by this version from now on.
  @PostMapping("/api/understanding/models/use")
  @Permit({Role.MANAGER, Role.OPERATOR})
  ModelList use(@RequestBody UseRequest body, Staff by) {
    if (!models.use(body.number(), by.id())) {
      throw Problems.notFound("version");
    }
    return list();
  }
}
