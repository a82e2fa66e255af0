package org.pontis.idp.mobileid;

import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Newcomer;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Represented;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.VerifiedCertificate;
import org.pontis.idp.certificate.issuer.Holder;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;

/** What a verified signature means for the login: whose it is, and how much it proves. */
record Signature(VerifiedCertificate certificate, House house) {

    /** A key in hardware, opened by a PIN, on another channel than the browser; RFC 8176. */
    private static final Set<String> AMR = Set.of("hwk", "pin", "mca", "mfa");

    /** Why it is not the one that was asked for, if it is not. */
    Optional<LoginProblem> refusal(Subscriber who, Optional<Role> role) {
        if (!holder().identifier().equals(who.identifier())) {
            return Optional.of(MobileProblems.OTHER_PERSON);
        }
        boolean represents = holder().organisation().isPresent();
        return role.filter(chosen -> represents != (chosen == Role.COMPANY)).map(another -> MobileProblems.FORGED);
    }

    /** The end of the login. Only now is she looked up: nobody learns before whether the broker knows her. */
    Step step() {
        Optional<Citizen> citizen = house.citizens()
                .welcome(new Newcomer(
                        holder().identifier(), holder().givenName(), holder().familyName(), holder().birthdate()));
        return citizen.<Step>map(known -> new Step.Done(known, proof(), represented()))
                .orElseGet(() -> Step.Failed.because(MobileProblems.CITIZEN_UNKNOWN));
    }

    private Proof proof() {
        return new Proof(
                MobileIdFactory.ID,
                MobileIdFactory.FACTORS,
                certificate.ceiling(),
                Registration.ADVANCED,
                AMR,
                house.clock().instant());
    }

    private Optional<Represented> represented() {
        return holder().organisation().map(o -> new Represented(o.name(), o.identifier()));
    }

    private Holder holder() {
        return certificate.holder();
    }
}
