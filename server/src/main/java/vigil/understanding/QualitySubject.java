package vigil.understanding;

/// Whose work a finding is about: who wrote the order, the unit that replied, who closed it.
public enum QualitySubject {
  ORDER,
  REPLY,
  CLOSING
}
