package vigil.kernel;

/// A refusal that a person is told of: its simple name is the `why` of the problem, its components
/// are what the words may name. The screens have words for each, in both languages.
public interface UserRefusal {}
