package vigil.identity.signin;

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
class SecondPersonTest {
  private static Staff one(String id, Role... roles) {
    return new Staff(id, id, id, Set.of(roles), null, null);
  }

  @Test
  void anAccountThatDecidesAsASecondPersonTakesTwo() {
    for (Role role : Role.values()) {
      boolean isWeighty = Set.of(Role.MANAGER, Role.LEADER, Role.OPERATOR).contains(role);
      assertEquals(isWeighty, SecondPerson.isNeededFor(Set.of(role)), role::name);
    }
    assertTrue(SecondPerson.isNeededFor(Set.of(Role.AGENT, Role.MANAGER)));
  }

  @Test
  void whoMadeTheLinkItsOwnerAndTheTokenAreNoSecondPerson() {
    var second = one("b", Role.MANAGER);
    assertEquals(Optional.empty(), SecondPerson.findRefusal("a", "c", second));
    assertEquals(
        Optional.of(new SecondPerson.OwnLink()), SecondPerson.findRefusal("b", "c", second));
    assertEquals(
        Optional.of(new SecondPerson.OwnAccount()), SecondPerson.findRefusal("a", "b", second));
    var token = one(OperatorToken.STAFF, Role.OPERATOR);
    assertEquals(
        Optional.of(new SecondPerson.TokenIsNobody()), SecondPerson.findRefusal("a", "c", token));
    assertEquals(
        Optional.of(new SecondPerson.TokenIsNobody()),
        SecondPerson.findRefusal(OperatorToken.STAFF, "c", second),
        "whoever holds the token may be the second person as well");
  }

  @Test
  void aKeyThatOnePersonsLinkSetDoesNotGrowIntoAWeightyOne() {
    var agent = Set.of(Role.AGENT);
    var manager = Set.of(Role.AGENT, Role.MANAGER);
    assertTrue(SecondPerson.endsKey(agent, manager, false));
    assertTrue(SecondPerson.endsKey(Set.of(), manager, false), "she came back with more");
    assertFalse(SecondPerson.endsKey(agent, manager, true));
    assertFalse(SecondPerson.endsKey(agent, Set.of(Role.DISPATCHER), false));
    assertFalse(SecondPerson.endsKey(manager, Set.of(Role.LEADER), false));
  }

  @Test
  void aHouseBeginsWithEnoughToBeTwoForEachOther() {
    var operator = one("o", Role.OPERATOR);
    var first = one("m1", Role.MANAGER);
    var second = one("m2", Role.MANAGER, Role.EDITOR);
    assertTrue(SecondPerson.canFound(List.of(operator, first, second)));
    assertFalse(SecondPerson.canFound(List.of(first, second)));
    assertFalse(SecondPerson.canFound(List.of(operator, first, one("o2", Role.OPERATOR))));
    assertFalse(SecondPerson.canFound(List.of(operator, first, one("l", Role.LEADER))));
  }
}
