package org.pontis.idp.eidcard.tls;

import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Challenges;
import org.pontis.broker.Codes;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.UnverifiedCertificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What passes between a login and the card's host. The ticket there is for one login and good once. What was shown goes back with
 * the browser that has shown it and with no other, under a handle that only this browser has; and it counts in the login of the
 * ticket alone. So nobody comes in with a card that another browser has shown, and nobody's card gets into another's login. A key
 * that was used before the ticket was made was used for something else: nobody comes in with a card that has left.
 */
public record Visits(Challenges challenges) {

    /** Characters of base 32: 260 bits. */
    public static final int LENGTH = 52;

    /** The PIN is typed before the host sees anything. */
    private static final Duration THERE = Duration.ofMinutes(5);

    private static final Duration BACK = Duration.ofMinutes(1);

    /**
     * What the browser has shown.
     *
     * @param ticket with which it came
     * @param certificate whose key it has used; nothing if it has presented none
     */
    public record Shown(String ticket, Optional<UnverifiedCertificate> certificate) {

        /** Whether it was shown on this ticket. */
        public boolean isOn(String expected) {
            return MessageDigest.isEqual(ticket.getBytes(US_ASCII), expected.getBytes(US_ASCII));
        }

        @Override
        public String toString() {
            return "Shown";
        }
    }

    /**
     * A browser that was expected.
     *
     * @param back where it goes from here
     * @param since when the ticket was made; what was shown before is not shown for this login
     */
    public record Expected(String ticket, URI back, Instant since) {

        @Override
        public String toString() {
            return "Expected";
        }
    }

    /** A browser will come with this ticket, and is to be sent back there. */
    public void expect(String ticket, URI back, Instant now) {
        challenges.put(there(ticket), THERE, Map.of("back", back.toString(), "since", now.toString()));
    }

    /** A browser has come with a ticket; nobody, if it is not good, or no longer. */
    public Optional<Expected> arrived(String ticket) {
        return challenges
                .take(there(ticket))
                .map(visit -> new Expected(ticket, URI.create(visit.get("back")), Instant.parse(visit.get("since"))));
    }

    /** Notes what it has shown, and says where it goes now. */
    public URI shown(Expected visit, Optional<UnverifiedCertificate> certificate, Codes codes) {
        String handle = codes.base32(LENGTH);
        Map<String, String> shown = new HashMap<>(Map.of("ticket", visit.ticket()));
        certificate.ifPresent(c -> shown.put("certificate", Base64.getEncoder().encodeToString(c.der())));
        challenges.put(back(handle), BACK, shown);
        String back = visit.back().toString();
        return URI.create(back + (back.contains("?") ? "&" : "?") + Step.Redirect.RETURNED + "=" + handle);
    }

    /** What was shown under this handle. */
    public Optional<Shown> fetch(String handle) {
        return challenges
                .take(back(handle))
                .map(shown -> new Shown(
                        shown.get("ticket"),
                        Optional.ofNullable(shown.get("certificate"))
                                .map(Base64.getDecoder()::decode)
                                .map(UnverifiedCertificate::new)));
    }

    private static String there(String ticket) {
        return "eid-card-visit|" + ticket;
    }

    private static String back(String handle) {
        return "eid-card-shown|" + handle;
    }
}
