package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.Optional;

import org.pontis.eidas.saml.message.Envelope;
import org.pontis.eidas.saml.message.ReceivedResponse;

/** A response under examination. Whoever only explains it may not know the sender, the receiver or the request. */
record ResponseSubject(
        ReceivedResponse response,
        Optional<String> relayState,
        Optional<ForeignService> sender,
        Optional<OurConnector> receiver,
        Optional<OpenRequest> open,
        Instant now,
        TimeLimits limits) {

    Envelope envelope() {
        return response.envelope();
    }

    ForeignService service() {
        return sender.orElseThrow();
    }

    OurConnector us() {
        return receiver.orElseThrow();
    }

    OpenRequest asked() {
        return open.orElseThrow();
    }

    boolean knowsSender() {
        return sender.isPresent();
    }

    boolean knowsUs() {
        return receiver.isPresent();
    }

    boolean knowsRequest() {
        return open.isPresent();
    }

    ResponseSubject answering(OpenRequest request) {
        return new ResponseSubject(response, relayState, sender, receiver, Optional.of(request), now, limits);
    }
}
