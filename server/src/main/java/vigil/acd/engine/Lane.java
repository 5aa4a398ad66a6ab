package vigil.acd.engine;

/// Strict before everything else, only for a life in danger; and the line all others stand in.
public enum Lane {
  DANGER,
  NORMAL
}
