package org.pontis.sandbox.e2e.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What must come of a row, by the rules of docs/assurance.md. It knows nothing of the product but the names of its
 * methods and what each reaches.
 */
final class Oracle {

    /** A proof with the time it counts from. */
    private record Dated(Proof proof, Held.Age age, String when) {

        /** What is left of it. */
        Optional<Level> carries() {
            return List.of(Level.HIGH, Level.SUBSTANTIAL, Level.LOW).stream()
                    .filter(level -> proof.level().reaches(level) && age.freshFor(level))
                    .findFirst();
        }

        static Dated fresh(Proof proof) {
            return new Dated(proof, Held.Age.YOUNG, Outcome.NOW);
        }
    }

    private final Row row;
    private final List<String> seen = new ArrayList<>();

    private Oracle(Row row) {
        this.row = row;
    }

    static Outcome expects(Row row) {
        Oracle oracle = new Oracle(row);
        String answer = oracle.answer();
        return new Outcome(String.join(", ", oracle.seen), answer);
    }

    private String answer() {
        Optional<Level> needed = row.wanted().needed();
        List<Dated> session = counting();
        Optional<String> granted = granted(session);
        if (granted.isPresent()) {
            return granted.get();
        }
        if (needed.isEmpty()) {
            return unmet();
        }
        if (row.demand().passive()) {
            return error("login_required", "Responder/NoPassive");
        }
        return shown(needed.get(), session);
    }

    /** Nothing, where the portal demands a new login. */
    private List<Dated> counting() {
        return row.demand().anew()
                ? List.of()
                : row.held().proven().proofs().stream()
                        .map(proof -> new Dated(proof, row.held().age(), Outcome.IN_THE_SESSION))
                        .toList();
    }

    /** The strongest proof carries the answer; of several the latest. */
    private Optional<String> granted(List<Dated> proofs) {
        Optional<Level> needed = row.wanted().needed();
        Optional<Dated> strongest = proofs.stream()
                .filter(proof -> proof.carries().isPresent())
                .reduce((best, next) ->
                        next.carries().get().reaches(best.carries().get()) ? next : best);
        return strongest
                .filter(proof -> needed.isPresent() && proof.carries().get().reaches(needed.get()))
                .map(proof -> Outcome.granted(
                        row.wanted().answer(proof.carries().get()),
                        proof.proof().method(),
                        proof.proof().amr(),
                        proof.when()));
    }

    private String shown(Level needed, List<Dated> session) {
        List<String> offered = Method.reaching(needed);
        if (row.way().hint().filter(offered::contains).isEmpty()) {
            seen.add("chooser of " + String.join(" and ", offered));
        }
        if (row.way() == Way.CANCELS) {
            return error("access_denied", "Responder/RequestDenied");
        }
        if (row.way().method().filter(offered::contains).isEmpty()) {
            return "";
        }
        return switch (row.way().method().get()) {
            case "sms-pin" -> smsPin(session);
            case "password" -> password(needed, session);
            case "eidas" -> abroad(needed);
            default -> mobileId(session);
        };
    }

    /** A step-up asks nobody who she is. */
    private boolean known() {
        return row.held().live() && !row.demand().anew();
    }

    private String smsPin(List<Dated> session) {
        if (!known()) {
            seen.add("identifier and contrast");
        }
        seen.add("code");
        return granted(and(session, Dated.fresh(Proof.SMS_PIN))).orElseThrow();
    }

    private String mobileId(List<Dated> session) {
        seen.add(known() ? "phone" : "identifier and phone");
        return granted(and(session, Dated.fresh(Proof.MOBILE_ID))).orElseThrow();
    }

    /** No page of ours, unless it goes wrong. */
    private String abroad(Level needed) {
        if (row.held().live() && row.held().who() != Held.Who.FOREIGN) {
            seen.add("OTHER_CITIZEN");
            return error("access_denied", "Responder/RequestDenied");
        }
        Level level = row.way().counts();
        if (!level.reaches(needed)) {
            seen.add("EIDAS_LEVEL_NOT_REACHED");
            return unmet();
        }
        return granted(List.of(Dated.fresh(Proof.abroad(level)))).orElseThrow();
    }

    private String password(Level needed, List<Dated> session) {
        Optional<Dated> knowledge = newest(session, needed, true);
        Optional<Dated> possession = newest(session, needed, false);
        if (knowledge.isEmpty()) {
            seen.add(known() ? "password" : "identifier and password");
        }
        if (needed == Level.LOW) {
            return granted(and(session, Dated.fresh(Proof.PASSWORD))).orElseThrow();
        }
        if (row.held().who() == Held.Who.BASIC) {
            seen.add("LEVEL_NOT_REACHED");
            return unmet();
        }
        if (possession.isEmpty()) {
            seen.add("code");
        }
        boolean built = knowledge.isPresent() || possession.isPresent();
        return granted(and(
                        session, new Dated(Proof.BOTH, Held.Age.YOUNG, built ? Outcome.IN_THE_SESSION : Outcome.NOW)))
                .orElseThrow();
    }

    /** A factor of the session that is young enough to be built upon. */
    private static Optional<Dated> newest(List<Dated> session, Level needed, boolean knowledge) {
        return session.stream()
                .filter(proof -> proof.age().freshFor(needed))
                .filter(proof ->
                        knowledge ? proof.proof().knowledge() : proof.proof().possession())
                .max(Comparator.comparing(Dated::when));
    }

    private static List<Dated> and(List<Dated> session, Dated fresh) {
        List<Dated> more = new ArrayList<>(session);
        more.add(fresh);
        return more;
    }

    private String unmet() {
        return error("unmet_authentication_requirements", "Responder/NoAuthnContext");
    }

    private String error(String oidc, String saml) {
        return "error " + (row.saml() ? saml : oidc);
    }
}
