package vigil.casework;

/// Why an appeal is not accepted (rules 3.4; Beijing regulation, article 11).
public enum RefusalGround {
  EMERGENCY_NUMBER,
  LEGAL_PROCEEDING_UNDER_WAY,
  NO_NEW_FACT,
  SECRET_OR_PRIVATE,
  OUTSIDE_GOVERNMENT_DUTY,
  UNLAWFUL_OR_IMMORAL
}
