package org.pontis.eidas.flow;

import java.time.Instant;
import java.util.Optional;

import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.Outcome;
import org.pontis.eidas.saml.check.Report;

/**
 * One message over the border, as Regulation (EU) 2015/1501, article 9(3), wants it in the log: enough to rebuild the sequence of
 * messages, and nothing about a person. What a citizen decided between two of them stands there, too.
 *
 * @param node our entity ID
 * @param messageId nothing when the message could not be attributed to anybody
 * @param peer the entity ID at the other side; nothing as above
 * @param hash SHA-512 of the message, in hexadecimal digits; empty for what is none
 * @param result {@code accepted}, a status, or the check that failed
 * @param said what an answer that is no login says besides its status, in the other node's words; printable, and cut
 */
public record Exchange(
        Instant time,
        Point point,
        String node,
        Optional<String> messageId,
        Optional<String> inResponseTo,
        Optional<String> peer,
        String hash,
        String result,
        Optional<String> said,
        Optional<Incident> incident) {

    /** Where the message was. */
    public enum Point {
        CONNECTOR_SENT_REQUEST,
        CONNECTOR_GOT_RESPONSE,
        SERVICE_GOT_REQUEST,
        /** Not a message: the citizen let go what the consent page showed. */
        SERVICE_CONSENT_GIVEN,
        /** Not a message: she did not. */
        SERVICE_CONSENT_REFUSED,
        SERVICE_SENT_RESPONSE;

        public boolean isMessage() {
            return this != SERVICE_CONSENT_GIVEN && this != SERVICE_CONSENT_REFUSED;
        }
    }

    /** What our citizen decided at the consent page of our Proxy-Service, for which request of whom. */
    public static Exchange decided(Instant time, boolean given, String node, String request, String connector) {
        return new Exchange(
                time,
                given ? Point.SERVICE_CONSENT_GIVEN : Point.SERVICE_CONSENT_REFUSED,
                node,
                Optional.empty(),
                Optional.of(request),
                Optional.of(connector),
                "",
                given ? "accepted" : "refused",
                Optional.empty(),
                Optional.empty());
    }

    /** A message that came; who sent it stands there only if that is certain. */
    public static Exchange received(
            Instant time,
            Point point,
            String node,
            Arrival arrival,
            Report report,
            Optional<String> inResponseTo,
            String good,
            Optional<String> said,
            Optional<Incident> incident) {
        boolean certain = report.isAuthentic();
        return new Exchange(
                time,
                point,
                node,
                arrival.claimedId().filter(id -> certain),
                inResponseTo,
                arrival.claimedIssuer().filter(issuer -> certain),
                arrival.hash(),
                report.firstFailure().map(Outcome::id).orElse(good),
                said,
                incident);
    }

    /** A message that came and that nobody looked at to the end. */
    public static Exchange unread(
            Instant time, Point point, String node, Arrival arrival, String why, Incident incident) {
        return new Exchange(
                time,
                point,
                node,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                arrival.hash(),
                why,
                Optional.empty(),
                Optional.of(incident));
    }

    /** Where the log is kept. */
    @FunctionalInterface
    public interface Log {

        void write(Exchange exchange);
    }
}
