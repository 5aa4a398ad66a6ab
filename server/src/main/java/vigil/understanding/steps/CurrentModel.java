package vigil.understanding.steps;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.understanding.life.AppealModel;

/// The model that this server reads with; none until one is trained.
@Component
class CurrentModel {
  private final AtomicReference<@Nullable AppealModel> model = new AtomicReference<>();

  Optional<AppealModel> find() {
    return Optional.ofNullable(model.get());
  }

  void use(AppealModel trained) {
    model.set(trained);
  }
}
