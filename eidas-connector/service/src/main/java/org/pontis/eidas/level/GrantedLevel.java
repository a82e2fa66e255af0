package org.pontis.eidas.level;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

import org.pontis.broker.LevelOfAssurance;

/** The level at which a person was authenticated abroad. */
public sealed interface GrantedLevel {

    /** The URI in messages. */
    String uri();

    /** Reads a URI; nothing for one that looks like a notified level and is none, or is no absolute URI. */
    static Optional<GrantedLevel> read(String uri) {
        Optional<GrantedLevel> notified = Arrays.stream(LevelOfAssurance.values())
                .filter(level -> level.uri().equals(uri))
                .map(level -> (GrantedLevel) new Notified(level))
                .findFirst();
        return notified.or(() -> NotNotified.read(uri));
    }

    /** A level of a scheme that was notified to the Commission: other countries have to recognise it. */
    record Notified(LevelOfAssurance level) implements GrantedLevel {

        @Override
        public String uri() {
            return level.uri();
        }
    }

    /** A level of any other scheme: whoever asked for exactly this name knows what it is worth. */
    record NotNotified(URI name) implements GrantedLevel {

        private static final String NOTIFIED = "http://eidas.europa.eu/LoA/";
        private static final String DRAFT = NOTIFIED + "NotNotified/";
        private static final String STANDARD = "http://eidas.europa.eu/NotNotified/LoA/";

        public NotNotified {
            if (!name.isAbsolute() || name.toString().startsWith(NOTIFIED)) {
                // message format 3.1: no other scheme's level begins like the notified ones
                throw new IllegalArgumentException("Not the name of a level that was not notified.");
            }
        }

        @Override
        public String uri() {
            return name.toString();
        }

        /** Software of the drafts' time spells the prefix otherwise; it means the standard's. */
        static Optional<GrantedLevel> read(String uri) {
            String standard = uri.startsWith(DRAFT) ? STANDARD + uri.substring(DRAFT.length()) : uri;
            try {
                return Optional.of(new NotNotified(URI.create(standard)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
