package org.pontis.idp.keycloak.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;
import org.pontis.idp.desk.Act;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.registration.ActivationCodes;
import org.pontis.idp.registration.ActivationCode;
import org.pontis.idp.registration.AgeLimits.Way;

/** Changes a citizen's account by an officer's hand. Whether it may be changed was decided before. */
record CarryingOut(Officer officer, UserModel citizen) {

    /** Every means, where an act is about one of them. */
    static final String ALL = "all";

    Outcome act(Act act, Map<String, String> wanted) {
        switch (act) {
            case NEW_PHONE -> means().addPhone(number(wanted), registration(), officer.hand());
            case RAISE -> List.of(wanted.get("means").split(" ")).forEach(id -> means().raise(id, officer.hand()));
            case SUSPEND -> suspend(wanted.get("means"));
            case REACTIVATE -> {
                one(wanted, standing -> standing instanceof Standing.Suspended);
                means().reactivate(wanted.get("means"), officer.hand());
            }
            case REVOKE -> revoke(wanted);
            case IDENTITY -> identify(wanted);
            case CLOSE_CASE -> close(wanted);
            case NEW_CODE, REGISTER -> {
                // who is too young for a password is registered with her phone alone
                return officer.birthday().allows(Way.DESK, Means.Kind.PASSWORD, citizen)
                        ? new Outcome.Printed(act, print())
                        : new Outcome.Done(act);
            }
        }
        return new Outcome.Done(act);
    }

    private MeansOf means() {
        return MeansOf.citizen(officer.session(), officer.realm(), citizen);
    }

    /** A number she has already is brought back, or raised, by the acts that are called so. */
    private Msisdn number(Map<String, String> wanted) {
        Msisdn number = new Msisdn(wanted.get("number"));
        if (means().has(number)) {
            throw new Trouble(Trouble.Code.DESK_NOT_POSSIBLE);
        }
        return number;
    }

    /** Beside what was registered online a phone counts as much as that: raising is an act of its own, and takes two. */
    private Registration registration() {
        return means().all().isEmpty() || Edition.wasAdvanced(citizen, officer)
                ? Registration.ADVANCED
                : Registration.BASIC;
    }

    private void suspend(String which) {
        if (ALL.equals(which)) {
            means().suspendAll(officer.hand());
        } else {
            one(Map.of("means", which), Standing::usable);
            means().suspend(which, officer.hand());
        }
    }

    /** Whoever had something worth taking over keeps being guarded by two, also when nothing is left of it. */
    private void revoke(Map<String, String> wanted) {
        Means means = one(wanted, standing -> !(standing instanceof Standing.Revoked));
        if (Edition.wasAdvanced(citizen, officer)) {
            citizen.setSingleAttribute(Edition.WAS_ADVANCED, "true");
        }
        means().revoke(means.id(), officer.hand());
    }

    private Means one(Map<String, String> wanted, java.util.function.Predicate<Standing> inState) {
        return means().find(wanted.getOrDefault("means", ""))
                .filter(means -> inState.test(means.standing()))
                .orElseThrow(() -> new Trouble(Trouble.Code.DESK_NOT_POSSIBLE));
    }

    private void identify(Map<String, String> wanted) {
        Optional.ofNullable(wanted.get("value"))
                .ifPresent(value -> rename(new PersonIdentifier(wanted.get("country"), wanted.get("kind"), value)));
        Optional.ofNullable(wanted.get("given")).ifPresent(citizen::setFirstName);
        Optional.ofNullable(wanted.get("family")).ifPresent(citizen::setLastName);
        Optional.ofNullable(wanted.get("contrast"))
                .ifPresent(validity -> citizen.setSingleAttribute("contrast", validity));
        new Trail(officer)
                .event(Optional.of(citizen))
                .event(EventType.UPDATE_PROFILE)
                .success();
        means().identityChanged(officer.hand());
    }

    private void rename(PersonIdentifier who) {
        Optional<UserModel> other = new LookUp(officer).account(who);
        if (other.filter(one -> !one.getId().equals(citizen.getId())).isPresent()) {
            throw new Trouble(Trouble.Code.DESK_IDENTIFIER_TAKEN);
        }
        citizen.setUsername(who.account());
        citizen.setSingleAttribute("person_identifier", who.value());
    }

    private void close(Map<String, String> wanted) {
        Case.Reason reason = Case.Reason.valueOf(wanted.get("reason"));
        if (!Cases.close(officer.session(), officer.realm(), citizen, wanted.get("case"), officer.account(), reason)) {
            throw new Trouble(Trouble.Code.DESK_NOT_POSSIBLE);
        }
    }

    private ActivationCode print() {
        ActivationCode code = new ActivationCodes(officer.session()).issue(citizen, Registration.ADVANCED);
        new Trail(officer).did("activation_printed", citizen, Map.of("credential", Means.Kind.PASSWORD.word()));
        return code;
    }
}
