package vigil.telephony;

/// How a party of a call sounds, as a screen shows it.
public record PartyVoice(PartyRole role, LegQuality.Step step, LegQuality quality) {}
