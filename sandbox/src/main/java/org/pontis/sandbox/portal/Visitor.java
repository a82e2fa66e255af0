package org.pontis.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a portal knows about the person in front of it; {@code GET /me} shows it, as a page or as JSON. */
public sealed interface Visitor {

    /** The JSON of the run contract. */
    Map<String, Object> json();

    /** Who is signed in, whatever became of the last request. */
    default Optional<SignedIn> person() {
        return Optional.empty();
    }

    /** Has not logged in here, or has logged out. */
    record Stranger() implements Visitor {
        @Override
        public Map<String, Object> json() {
            return Map.of("loggedIn", false);
        }
    }

    /**
     * Is logged in.
     *
     * @param acr the level of assurance, spelt as the broker answered
     * @param amr the authentication methods (RFC 8176 or the broker's own values)
     * @param loginMethod the broker's method id, empty if it did not say
     * @param claims exactly the identity claims that arrived, by name
     */
    record SignedIn(String subject, String acr, List<String> amr, String loginMethod, Map<String, Object> claims)
            implements Visitor {
        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("loggedIn", true);
            json.put("subject", subject);
            json.put("acr", acr);
            json.put("amr", amr);
            json.put("loginMethod", loginMethod);
            json.put("claims", claims);
            return json;
        }

        @Override
        public Optional<SignedIn> person() {
            return Optional.of(this);
        }
    }

    /**
     * Wanted to log in; the broker refused, or the portal refused the broker's answer.
     *
     * @param error the protocol's error or second-level status, or the portal's own code
     * @param description the other side's words, possibly empty; not to be trusted
     * @param person who was signed in before, and still is: a step-up that fails takes nothing away
     */
    record Refused(String error, String description, Optional<SignedIn> person) implements Visitor {

        public Refused(String error, String description) {
            this(error, description, Optional.empty());
        }

        /** The same refusal, for somebody who goes on with what she had. */
        public Refused beside(Optional<SignedIn> before) {
            return new Refused(error, description, before);
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("loggedIn", false);
            json.put("error", error);
            json.put("errorDescription", description);
            person.ifPresent(still -> json.put("stillSignedIn", still.json()));
            return json;
        }
    }
}
