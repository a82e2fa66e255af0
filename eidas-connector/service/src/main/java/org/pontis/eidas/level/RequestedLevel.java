package org.pontis.eidas.level;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.level.GrantedLevel.NotNotified;
import org.pontis.eidas.level.GrantedLevel.Notified;

/** The level that a relying party asks for (message format 2.4.1). */
public sealed interface RequestedLevel {

    /** Whether an answer at this level will do. */
    boolean accepts(GrantedLevel granted);

    /** How the granted level is compared: {@code minimum} or {@code exact}. */
    String comparison();

    /** The URIs in the request. */
    List<String> uris();

    /** A notified level or better. */
    static RequestedLevel atLeast(LevelOfAssurance level) {
        return new AtLeast(level);
    }

    /**
     * Reads a request.
     *
     * @param comparison as in the message; SAML core 3.3.2.2.1 takes absence for {@code exact}
     * @return nothing for what the message format does not allow
     */
    static Optional<RequestedLevel> read(String comparison, List<String> uris) {
        List<GrantedLevel> levels =
                uris.stream().map(GrantedLevel::read).flatMap(Optional::stream).toList();
        if (levels.size() != uris.size()) {
            return Optional.empty();
        }
        if (comparison.equals("minimum") && levels.size() == 1 && levels.getFirst() instanceof Notified notified) {
            return Optional.of(new AtLeast(notified.level()));
        }
        Set<GrantedLevel> distinct = new LinkedHashSet<>(levels);
        return comparison.equals("exact") && distinct.size() == levels.size() && OneOf.isComplete(distinct)
                ? Optional.of(new OneOf(distinct))
                : Optional.empty();
    }

    /** {@code minimum}: only notified levels have an order. */
    record AtLeast(LevelOfAssurance level) implements RequestedLevel {

        @Override
        public boolean accepts(GrantedLevel granted) {
            return granted instanceof Notified notified && notified.level().atLeast(level);
        }

        @Override
        public String comparison() {
            return "minimum";
        }

        @Override
        public List<String> uris() {
            return List.of(level.uri());
        }
    }

    /** {@code exact}: every level that will do is named, at least one of them not notified. */
    record OneOf(Set<GrantedLevel> levels) implements RequestedLevel {

        public OneOf {
            levels = Collections.unmodifiableSet(new LinkedHashSet<>(levels));
            if (!isComplete(levels)) {
                throw new IllegalArgumentException(
                        "Levels that were not notified are wanted with all notified ones above.");
            }
        }

        /** The reference node wants a level that was not notified, and with a notified level all higher ones. */
        private static boolean isComplete(Set<GrantedLevel> levels) {
            return levels.stream().anyMatch(NotNotified.class::isInstance)
                    && levels.stream()
                            .allMatch(level -> !(level instanceof Notified notified)
                                    || Arrays.stream(LevelOfAssurance.values())
                                            .filter(higher -> higher.atLeast(notified.level()))
                                            .allMatch(higher -> levels.contains(new Notified(higher))));
        }

        @Override
        public boolean accepts(GrantedLevel granted) {
            return levels.contains(granted);
        }

        @Override
        public String comparison() {
            return "exact";
        }

        @Override
        public List<String> uris() {
            return levels.stream().map(GrantedLevel::uri).toList();
        }
    }
}
