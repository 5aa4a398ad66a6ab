package vigil.casework;

/// A unit's part: it leads, it assists, or it is only told.
public enum AssignmentRole {
  LEAD,
  ASSIST,
  CC
}
