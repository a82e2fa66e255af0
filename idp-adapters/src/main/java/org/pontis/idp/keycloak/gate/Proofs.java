package org.pontis.idp.keycloak.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means;
import org.pontis.broker.MethodId;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Represented;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.portal.NationalsOnly;

/**
 * The proofs of one citizen, as they travel in the notes of a login and of a session. They carry whose they are, so that
 * one citizen's proofs never count for another.
 *
 * @param citizen the account's id
 * @param actsFor whom her latest login said she acts for
 */
public record Proofs(String citizen, List<Proof> list, Optional<ActsFor> actsFor) {

    private static final String NOTE = "pontis.proofs";
    private static final String ENROLMENT = "pontis.enrolment";

    public Proofs {
        list = List.copyOf(list);
    }

    /** What a live session holds, of what was proven with means that are the same since, and still count. */
    public static Proofs of(UserSessionModel session) {
        UserModel citizen = session.getUser();
        Set<Means.Kind> unchanged = Enrolment.unchanged(session.getNote(ENROLMENT), citizen);
        Proofs all = everything(session);
        return new Proofs(
                all.citizen(),
                all.list().stream()
                        .filter(proof -> unchanged.containsAll(Means.Kind.behind(proof)))
                        .filter(proof -> new Held(citizen).barred(proof).isEmpty())
                        .toList(),
                all.actsFor());
    }

    /** What was ever proven in a session, whether it counts or not: to find the sessions that something was used in. */
    public static Proofs everything(UserSessionModel session) {
        return read(
                session.getNote(NOTE),
                session.getNote(ActsFor.NOTE),
                session.getUser().getId());
    }

    /** What counts in this login for this citizen: proofs of now, and in a step-up those of the session. */
    public static Proofs of(AuthenticationSessionModel login, String citizen) {
        return read(login.getAuthNote(NOTE), login.getAuthNote(ActsFor.NOTE), citizen)
                .acceptedBy(login.getClient());
    }

    /** Without what this portal does not take, however it came into the session. */
    public Proofs acceptedBy(ClientModel portal) {
        return NationalsOnly.asks(portal)
                ? new Proofs(
                        citizen,
                        list.stream()
                                .filter(proof -> !proof.method().value().equals(NationalsOnly.ABROAD))
                                .toList(),
                        actsFor)
                : this;
    }

    /** Nothing proven yet. */
    public static Proofs none(String citizen) {
        return new Proofs(citizen, List.of(), Optional.empty());
    }

    /** She acts for herself from now on, whatever she did before. */
    public Proofs with(Proof proof) {
        return with(proof, Optional.empty());
    }

    /**
     * These and a new one, which takes the place of what the same method has proven and is not stronger.
     *
     * @param represented for whom she acts from now on; nobody if she acts for herself
     */
    public Proofs with(Proof proof, Optional<Represented> represented) {
        List<Proof> more = new ArrayList<>(list);
        more.removeIf(
                older -> older.method().equals(proof.method()) && proof.level().atLeast(older.level()));
        more.add(proof);
        return new Proofs(citizen, more, represented.map(whom -> ActsFor.of(whom, proof)));
    }

    /** Those young enough to count for this level. */
    public Proofs freshFor(LevelOfAssurance level, LevelAges ages, Instant now) {
        return new Proofs(
                citizen,
                list.stream().filter(proof -> ages.fresh(proof, level, now)).toList(),
                actsFor);
    }

    /** Only what was proven in the last {@code age}; to the second, as it is stored and as portals count. */
    public Proofs notOlderThan(Duration age, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new Proofs(
                citizen,
                list.stream()
                        .filter(proof -> !proof.at().plus(age).isBefore(second))
                        .toList(),
                actsFor);
    }

    /** The proof that carries the strongest level now; of several, the latest. */
    public Optional<Proof> strongest(LevelAges ages, Instant now) {
        Optional<LevelOfAssurance> inForce = ages.inForce(list, now);
        return list.stream()
                .filter(proof -> inForce.isPresent() && ages.carried(proof, now).equals(inForce))
                .reduce((first, second) -> second);
    }

    /** Counts in this login. */
    public void countIn(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, write());
        login.setAuthNote(ActsFor.NOTE, ActsFor.write(actsFor));
    }

    /** Will be what the session of this citizen holds once the login is through. */
    public void keepIn(AuthenticationSessionModel login, UserModel citizen) {
        login.setUserSessionNote(NOTE, write());
        login.setUserSessionNote(ActsFor.NOTE, ActsFor.write(actsFor));
        login.setUserSessionNote(ENROLMENT, Enrolment.of(citizen));
    }

    /** Nothing counts in this login any more. */
    public static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
        login.removeAuthNote(ActsFor.NOTE);
    }

    private String write() {
        return JsonNote.write(
                new Stored(citizen, list.stream().map(StoredProof::of).toList()));
    }

    private static Proofs read(String note, String actsFor, String citizen) {
        try {
            return JsonNote.read(note, Stored.class)
                    .filter(stored -> stored.citizen().equals(citizen))
                    .map(stored -> stored.toProofs(ActsFor.read(actsFor)))
                    .orElseGet(() -> none(citizen));
        } catch (IllegalArgumentException unreadable) {
            // a method's name that is none: tampered with
            return none(citizen);
        }
    }

    private record Stored(String citizen, List<StoredProof> proofs) {

        Stored {
            proofs = List.copyOf(proofs);
        }

        Proofs toProofs(Optional<ActsFor> actsFor) {
            return new Proofs(citizen, proofs.stream().map(StoredProof::toProof).toList(), actsFor);
        }
    }

    private record StoredProof(
            String method,
            Set<Factor> factors,
            LevelOfAssurance level,
            Registration registration,
            Set<String> amr,
            long at) {

        public static StoredProof of(Proof proof) {
            return new StoredProof(
                    proof.method().value(),
                    proof.factors(),
                    proof.level(),
                    proof.registration(),
                    proof.amr(),
                    proof.at().getEpochSecond());
        }

        Proof toProof() {
            return new Proof(new MethodId(method), factors, level, registration, amr, Instant.ofEpochSecond(at));
        }
    }
}
