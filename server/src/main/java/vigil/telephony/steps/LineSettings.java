package vigil.telephony.steps;

import vigil.telephony.media.MediaSettings;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.SipSettings;

/// How the line is set up: our side of SIP, the carriers, vigil-media, and how long it waits.
public record LineSettings(
    SipSettings sip, CarrierSettings carriers, MediaSettings media, CallTimeouts times) {}
