package vigil.casework;

import java.util.Optional;

/// What an appeal means, as numbers: two that mean the same lie close, whatever their words.
public interface AppealMeaning {
  /// As a vector of length 1; empty where nothing on this machine can tell.
  Optional<float[]> embed(String text);
}
