package vigil.kernel;

/// How well what is kept here is kept, for the operator.
public interface Protection {
  /// As it stands.
  ///
  /// @param masterKey the id of the master key in force, which tells nothing of the key
  /// @param masterKeyFrom `VIGIL_MASTER_KEY`, or the file it was read from
  /// @param isMasterKeyBesideData the key lies in the data folder: who takes the whole folder has
  ///   both
  /// @param areDatabaseRolesApart the application cannot change the ledger
  record ProtectionStatus(
      String masterKey,
      String masterKeyFrom,
      boolean isMasterKeyBesideData,
      boolean areDatabaseRolesApart) {}

  ProtectionStatus status();

  /// Seals every month's key under the master key that is given now.
  ///
  /// @return how many were sealed anew
  int reseal();
}
