package vigil.telephony.life;

import org.jspecify.annotations.Nullable;
import vigil.telephony.PartyRole;

/// One party of a call.
///
/// @param id here, in the dialogs and at media
/// @param party who it is: a person's id, a unit's code, a key of the directory; never a number.
///   Empty for the caller
/// @param address where it is reached: `sip:1001`, `tel:120`; empty for who called us
/// @param offer the offer that it was rung for; null where none was made
/// @param partner the leg that asked for it; for who listens, the leg that is listened to
public record CallLeg(
    String id,
    PartyRole role,
    LegState state,
    LegGoal goal,
    String party,
    String address,
    @Nullable String offer,
    @Nullable String partner) {

  public static CallLeg caller(String id) {
    return new CallLeg(id, PartyRole.CITIZEN, LegState.GREETED, LegGoal.CALL, "", "", null, null);
  }

  public static CallLeg offered(String id, String address, String offer) {
    return new CallLeg(
        id, PartyRole.AGENT, LegState.INVITED, LegGoal.OFFER, "", address, offer, null);
  }

  public static CallLeg called(String id, PartyRole role, String address) {
    return new CallLeg(id, role, LegState.INVITED, LegGoal.PROMPT, "", address, null, null);
  }

  /// The phone of a member of staff who places a call.
  public static CallLeg placing(String id, String staff, String address) {
    return new CallLeg(
        id, PartyRole.AGENT, LegState.INVITED, LegGoal.PLACE, staff, address, null, null);
  }

  /// Whom a call is placed for: rung when the other is there.
  public static CallLeg toReach(String id, String address, String partner) {
    return new CallLeg(
        id, PartyRole.CITIZEN, LegState.NEW, LegGoal.REACH, "", address, null, partner);
  }

  /// A party that one who is in the call wants in it.
  public static CallLeg wanted(
      String id, PartyRole role, LegGoal goal, String party, String address, String partner) {
    return new CallLeg(id, role, LegState.INVITED, goal, party, address, null, partner);
  }

  public boolean isLive() {
    return !state.isOver();
  }

  /// Picked up outside of the house, and is in the call once it presses `1`: a mailbox never does.
  public boolean isAskedForKey() {
    return state == LegState.PROMPTED && goal != LegGoal.PROMPT;
  }

  /// Whether it is wanted in the call and not there yet: rung, or asked for a key.
  public boolean isComing() {
    return state.isComing() || isAskedForKey();
  }

  /// Whether those who are there wait for this one.
  public boolean isAwaited() {
    return isComing()
        && (goal == LegGoal.CONSULT || goal == LegGoal.TRANSFER || goal == LegGoal.REACH);
  }

  /// Who was only asked, and then talks with all, is one who talked.
  CallLeg in(LegState next) {
    LegGoal now = goal == LegGoal.CONSULT && next == LegState.JOINED ? LegGoal.TALK : goal;
    return new CallLeg(id, role, next, now, party, address, offer, partner);
  }

  /// An agent who talks with the citizen, or did: neither who was rung for nothing nor who was only
  /// asked.
  public boolean hasTalked() {
    boolean isOfTheTalk = goal == LegGoal.OFFER || goal == LegGoal.TRANSFER || goal == LegGoal.TALK;
    boolean wasThere = state == LegState.GONE || state.isTalking();
    return role == PartyRole.AGENT && isOfTheTalk && wasThere;
  }

  /// Over: gone when it was there, missed when it never came.
  CallLeg over() {
    return in(isComing() || state == LegState.NEW ? LegState.MISSED : LegState.GONE);
  }
}
