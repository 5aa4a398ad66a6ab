package vigil.identity.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.identity.Role;
import vigil.identity.Staff;

/// When one person alone may not open an account, and who is the second.
class TwoPersonRuleTest {
  private static Staff one(String id, Role... roles) {
    return new Staff(id, id, id, Set.of(roles), null, null);
  }

  @Test
  void anAccountThatDecidesAsASecondPersonTakesTwo() {
    for (Role role : Role.values()) {
      boolean isWeighty = Set.of(Role.MANAGER, Role.LEADER, Role.OPERATOR).contains(role);
      assertEquals(isWeighty, TwoPersonRule.isNeededFor(Set.of(role)), role::name);
    }
    assertTrue(TwoPersonRule.isNeededFor(Set.of(Role.AGENT, Role.MANAGER)));
  }

  @Test
  void whoMadeTheLinkItsOwnerAndTheTokenAreNoSecondPerson() {
    var second = one("b", Role.MANAGER);
    assertEquals(Optional.empty(), TwoPersonRule.findRefusal("a", "c", second));
    assertEquals(
        Optional.of(new TwoPersonRule.OwnLink()), TwoPersonRule.findRefusal("b", "c", second));
    assertEquals(
        Optional.of(new TwoPersonRule.OwnAccount()), TwoPersonRule.findRefusal("a", "b", second));
    var token = one(OperatorToken.STAFF, Role.OPERATOR);
    assertEquals(
        Optional.of(new TwoPersonRule.TokenIsNobody()), TwoPersonRule.findRefusal("a", "c", token));
    assertEquals(
        Optional.of(new TwoPersonRule.TokenIsNobody()),
        TwoPersonRule.findRefusal(OperatorToken.STAFF, "c", second),
        "whoever holds the token may be the second person as well");
  }

  @Test
  void aKeyThatOnePersonsLinkSetDoesNotGrowIntoAWeightyOne() {
    var agent = Set.of(Role.AGENT);
    var manager = Set.of(Role.AGENT, Role.MANAGER);
    assertTrue(TwoPersonRule.endsKey(agent, manager, false));
    assertTrue(TwoPersonRule.endsKey(Set.of(), manager, false), "she came back with more");
    assertFalse(TwoPersonRule.endsKey(agent, manager, true));
    assertFalse(TwoPersonRule.endsKey(agent, Set.of(Role.DISPATCHER), false));
    assertFalse(TwoPersonRule.endsKey(manager, Set.of(Role.LEADER), false));
  }

  @Test
  void aHouseBeginsWithEnoughToBeTwoForEachOther() {
    var operator = one("o", Role.OPERATOR);
    var first = one("m1", Role.MANAGER);
    var second = one("m2", Role.MANAGER, Role.EDITOR);
    assertTrue(TwoPersonRule.canFound(List.of(operator, first, second)));
    assertFalse(TwoPersonRule.canFound(List.of(first, second)));
    assertFalse(TwoPersonRule.canFound(List.of(operator, first, one("o2", Role.OPERATOR))));
    assertFalse(TwoPersonRule.canFound(List.of(operator, first, one("l", Role.LEADER))));
  }
}
