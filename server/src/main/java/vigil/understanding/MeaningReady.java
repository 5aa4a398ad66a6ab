package vigil.understanding;

/// From now on sentences can be read; told once, on the thread that loaded the model.
public record MeaningReady(Meaning meaning) {}
