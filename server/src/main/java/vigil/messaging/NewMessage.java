package vigil.messaging;

import org.jspecify.annotations.Nullable;

/// Something to send out.
///
/// @param cause makes it one of its kind: the same cause twice is one message
/// @param target whom the channel's carrier brings it to; empty for a citizen
public record NewMessage(
    DeliveryChannel channel,
    String kind,
    @Nullable String order,
    @Nullable String number,
    String cause,
    String target,
    String body) {}
