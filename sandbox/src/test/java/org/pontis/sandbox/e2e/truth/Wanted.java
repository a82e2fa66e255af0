package org.pontis.sandbox.e2e.truth;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a portal asks for, and how its request is to be understood (rules 1 and 3). */
sealed interface Wanted {

    /** How it reads in the table. */
    String text();

    /** What the portal's file says. */
    Registered registered();

    /** The weakest level that will do; nothing if no level ever does. */
    Optional<Level> needed();

    /** How the level achieved is written into the answer. */
    String answer(Level achieved);

    /**
     * By {@code acr_values}, and by the {@code acr} claim of the {@code claims} parameter.
     *
     * @param claim the values of the claim request; none if it is not made
     * @param essential whether the claim is essential, which changes nothing for us
     * @param raw the {@code claims} parameter as it is, if it is none of the usual kind
     */
    record Oidc(
            List<String> acrValues, List<String> claim, boolean essential, Optional<String> raw, Registered registered)
            implements Wanted {

        static Oidc values(String... names) {
            return new Oidc(List.of(names), List.of(), false, Optional.empty(), Registered.FOR_ANY);
        }

        static Oidc essential(String... names) {
            return new Oidc(List.of(), List.of(names), true, Optional.empty(), Registered.FOR_ANY);
        }

        static Oidc voluntary(String... names) {
            return new Oidc(List.of(), List.of(names), false, Optional.empty(), Registered.FOR_ANY);
        }

        static Oidc claims(String json) {
            return new Oidc(List.of(), List.of(), false, Optional.of(json), Registered.FOR_ANY);
        }

        Oidc and(String... names) {
            return new Oidc(List.of(names), claim, essential, raw, registered);
        }

        Oidc at(Registered registered) {
            return new Oidc(acrValues, claim, essential, raw, registered);
        }

        @Override
        public String text() {
            return Stream.of(
                            acrValues.isEmpty() ? "" : "acr_values=" + String.join(" ", acrValues),
                            claim.isEmpty() ? "" : (essential ? "essential " : "voluntary ") + claim,
                            raw.map(json -> "claims=" + json).orElse(""),
                            registered.text())
                    .filter(part -> !part.isEmpty())
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("nothing");
        }

        /** Of several names any one suffices; where the claim and the parameter are both there, both bind. */
        @Override
        public Optional<Level> needed() {
            Level needed = registered.minimum();
            for (List<String> names : List.of(claim, acrValues)) {
                Optional<Level> weakest =
                        names.stream().flatMap(name -> Level.of(name).stream()).min(Comparator.naturalOrder());
                if (!names.isEmpty() && weakest.isEmpty()) {
                    return Optional.empty();
                }
                needed = Level.higher(weakest.orElse(Level.LOW), needed);
            }
            return Optional.of(needed).filter(registered::mayAsk);
        }

        /** In the portal's own spelling; URI when it named none. */
        @Override
        public String answer(Level achieved) {
            List<String> names = Stream.concat(claim.stream(), acrValues.stream())
                    .filter(name -> Level.of(name).isPresent())
                    .toList();
            return names.stream()
                    .filter(name -> Level.of(name).equals(Optional.of(achieved)))
                    .findFirst()
                    .orElseGet(
                            () -> names.isEmpty() || names.getFirst().contains("/") ? achieved.uri() : achieved.word());
        }
    }

    /** By RequestedAuthnContext; SAML core 3.3.2.2.1. */
    record Saml(Optional<Comparison> comparison, List<String> classes, Registered registered) implements Wanted {

        /** How the classes are to be compared; {@code exact} is also what is meant when nothing is said. */
        enum Comparison {
            EXACT,
            MINIMUM,
            MAXIMUM,
            BETTER;

            String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        static Saml nothing() {
            return new Saml(Optional.empty(), List.of(), Registered.FOR_ANY);
        }

        static Saml of(Comparison comparison, String... classes) {
            return new Saml(
                    Optional.of(comparison),
                    Stream.of(classes)
                            .map(name -> Level.of(name).map(Level::uri).orElse(name))
                            .toList(),
                    Registered.FOR_ANY);
        }

        Saml at(Registered registered) {
            return new Saml(comparison, classes, registered);
        }

        @Override
        public String text() {
            String asked = comparison
                    .map(how -> how.word() + " "
                            + classes.stream()
                                    .map(name -> Level.of(name).map(Level::word).orElse(name))
                                    .toList())
                    .orElse("nothing");
            return registered.text().isEmpty() ? asked : asked + ", " + registered.text();
        }

        @Override
        public Optional<Level> needed() {
            if (comparison.isEmpty()) {
                return Optional.of(registered.minimum()).filter(registered::mayAsk);
            }
            List<Level> known = known();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            Optional<Level> needed =
                    switch (comparison.get()) {
                        case EXACT, MINIMUM -> known.stream().min(Comparator.naturalOrder());
                        case MAXIMUM -> Optional.of(Level.LOW);
                        case BETTER ->
                            Stream.of(Level.values())
                                    .filter(level ->
                                            known.stream().allMatch(named -> level != named && level.reaches(named)))
                                    .findFirst();
                    };
            return needed.map(level -> Level.higher(level, registered.minimum()))
                    .filter(registered::mayAsk);
        }

        /** The class asked for if it was asked exactly; never stronger than asked by maximum; else what was achieved. */
        @Override
        public String answer(Level achieved) {
            if (comparison.isEmpty()) {
                return achieved.uri();
            }
            return switch (comparison.get()) {
                case EXACT ->
                    known().stream()
                            .filter(achieved::reaches)
                            .findFirst()
                            .orElseThrow()
                            .uri();
                case MAXIMUM ->
                    Level.lower(
                                    achieved,
                                    known().stream()
                                            .max(Comparator.naturalOrder())
                                            .orElseThrow())
                            .uri();
                case MINIMUM, BETTER -> achieved.uri();
            };
        }

        private List<Level> known() {
            return classes.stream().flatMap(name -> Level.of(name).stream()).toList();
        }
    }
}
