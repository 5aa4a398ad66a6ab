package vigil.knowledge.life;

import java.util.List;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Who reads what is not published (rules 7.9): whoever looks after scripts at the hotline, whoever
/// wrote an edition of the script, and the people of the units that are asked for their word.
/// Everybody else reads what is published: an answer that nobody agreed to is told to no citizen.
public final class ScriptReaders {
  private static final List<Role> LOOKING_AFTER =
      List.of(Role.EDITOR, Role.MANAGER, Role.LEADER, Role.REVIEWER);

  private ScriptReaders() {}

  /// Whether this person reads every script as it stands, whoever wrote it and whoever is asked.
  public static boolean readsAll(Staff who) {
    return who.unit() == null && LOOKING_AFTER.stream().anyMatch(who::hasRole);
  }
}
