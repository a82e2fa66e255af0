package org.pontis.idp.keycloak.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;
import org.pontis.idp.desk.Act;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.registration.ActivationCodes;
import org.pontis.idp.registration.ActivationCode;
import org.pontis.idp.registration.AgeLimits.Way;

/** Changes a citizen's account by an officer's hand. Whether it may be changed was decided before. */
record CarryingOut(Officer officer, UserModel citizen) {

    /** Every means, where an act is about one of them. */
    static final String ALL = "all";

    /**
     * What is to be done. Nothing has been changed yet, so that a second officer's word is not spent on what cannot be done.
     *
     * @throws Trouble if something stands in its way
     */
    Supplier<Outcome> prepared(Act act, Map<String, String> wanted) {
        return switch (act) {
            case NEW_PHONE -> done(act, newPhone(wanted));
            case RAISE -> done(act, raise(wanted));
            case SUSPEND -> done(act, suspend(wanted));
            case REACTIVATE -> done(act, reactivate(wanted));
            case REVOKE -> done(act, revoke(wanted));
            case RENEW -> done(act, renew(wanted));
            case IDENTITY -> done(act, identify(wanted));
            case CLOSE_CASE -> done(act, () -> close(wanted));
            case NEW_CODE, REGISTER -> () -> printed(act);
        };
    }

    private static Supplier<Outcome> done(Act act, Runnable deed) {
        return () -> {
            deed.run();
            return new Outcome.Done(act);
        };
    }

    private MeansOf means() {
        return MeansOf.citizen(officer.session(), officer.realm(), citizen);
    }

    /** A number she has already is brought back, or raised, by the acts that are called so. */
    private Runnable newPhone(Map<String, String> wanted) {
        Msisdn number = new Msisdn(wanted.get("number"));
        if (means().has(number)) {
            throw new Trouble(Trouble.Code.DESK_NOT_POSSIBLE);
        }
        return () -> means().addPhone(number, registration(), officer.hand());
    }

    /** In the place of what was registered online a phone counts as much as that: raising is an act of its own, and takes two. */
    private Registration registration() {
        Held held = new Held(citizen);
        boolean first = held.all().isEmpty() && !held.gaveUp();
        return first || held.wasAdvanced() ? Registration.ADVANCED : Registration.BASIC;
    }

    private Runnable raise(Map<String, String> wanted) {
        return () -> List.of(wanted.get("means").split(" ")).forEach(id -> means().raise(id, officer.hand()));
    }

    private Runnable suspend(Map<String, String> wanted) {
        if (ALL.equals(wanted.get("means"))) {
            return () -> means().suspendAll(officer.hand());
        }
        Means one = one(wanted, means -> means.standing().usable());
        return () -> means().suspend(one.id(), officer.hand());
    }

    private Runnable reactivate(Map<String, String> wanted) {
        Means one = one(wanted, means -> means.standing() instanceof Standing.Suspended);
        return () -> means().reactivate(one.id(), officer.hand());
    }

    private Runnable revoke(Map<String, String> wanted) {
        Means one = one(wanted, means -> !(means.standing() instanceof Standing.Revoked));
        return () -> means().revoke(one.id(), officer.hand());
    }

    private Runnable renew(Map<String, String> wanted) {
        Means one = one(wanted, CarryingOut::isRenewable);
        return () -> means().renew(one.id(), officer.hand());
    }

    /** What has a term of ours, also when that is over; what was stopped is brought back by the act that is called so. */
    static boolean isRenewable(Means means) {
        return !means.kind().certificate()
                && (means.standing().usable() || means.standing() instanceof Standing.Expired);
    }

    private Means one(Map<String, String> wanted, Predicate<Means> suits) {
        return means().find(wanted.getOrDefault("means", ""))
                .filter(suits)
                .orElseThrow(() -> new Trouble(Trouble.Code.DESK_NOT_POSSIBLE));
    }

    private Runnable identify(Map<String, String> wanted) {
        Optional<PersonIdentifier> number = Optional.ofNullable(wanted.get("value"))
                .map(value -> new PersonIdentifier(wanted.get("country"), wanted.get("kind"), value));
        number.flatMap(new LookUp(officer)::account)
                .filter(other -> !other.getId().equals(citizen.getId()))
                .ifPresent(taken -> {
                    throw new Trouble(Trouble.Code.DESK_IDENTIFIER_TAKEN);
                });
        return () -> {
            number.ifPresent(this::rename);
            Optional.ofNullable(wanted.get("given")).ifPresent(citizen::setFirstName);
            Optional.ofNullable(wanted.get("family")).ifPresent(citizen::setLastName);
            for (String attribute : List.of("birthdate", "contrast")) {
                Optional.ofNullable(wanted.get(attribute))
                        .ifPresent(value -> citizen.setSingleAttribute(attribute, value));
            }
            new Trail(officer)
                    .event(Optional.of(citizen))
                    .event(EventType.UPDATE_PROFILE)
                    .detail("what", "identity_changed")
                    .success();
            means().identityChanged(officer.hand());
        };
    }

    private void rename(PersonIdentifier who) {
        citizen.setUsername(who.account());
        citizen.setSingleAttribute("person_identifier", who.value());
    }

    private void close(Map<String, String> wanted) {
        Case.Reason reason = Case.Reason.valueOf(wanted.get("reason"));
        if (!Cases.close(officer.session(), officer.realm(), citizen, wanted.get("case"), officer.account(), reason)) {
            throw new Trouble(Trouble.Code.DESK_NOT_POSSIBLE);
        }
    }

    /** Who is too young for a password is registered with her phone alone. */
    private Outcome printed(Act act) {
        if (!officer.birthday().allows(Way.DESK, Means.Kind.PASSWORD, citizen)) {
            return new Outcome.Done(act);
        }
        ActivationCode code = new ActivationCodes(officer.session()).issue(citizen, Registration.ADVANCED);
        new Trail(officer).did("activation_printed", citizen, Map.of("credential", Means.Kind.PASSWORD.word()));
        return new Outcome.Printed(act, code);
    }
}
