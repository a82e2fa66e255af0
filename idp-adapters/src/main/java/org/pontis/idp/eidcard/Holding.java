package org.pontis.idp.eidcard;

import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.Newcomer;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Represented;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.VerifiedCertificate;
import org.pontis.idp.certificate.issuer.Holder;

/** What a verified certificate, whose key was just used, means for the login: whose it is, and how much it proves. */
record Holding(VerifiedCertificate certificate, House house) {

    /** A smart card, which is hardware, opened by a PIN; RFC 8176. */
    private static final Set<String> AMR = Set.of("sc", "hwk", "pin", "mfa");

    /** The end of the login. Only now is she looked up: nobody learns before whether the broker knows her. */
    Step step() {
        Holder holder = certificate.holder();
        Optional<Citizen> citizen = house.citizens()
                .welcome(
                        new Newcomer(holder.identifier(), holder.givenName(), holder.familyName(), holder.birthdate()));
        return citizen.<Step>map(known -> new Step.Done(known, proof(), represented()))
                .orElseGet(() -> Step.Failed.because(CardProblems.CITIZEN_UNKNOWN));
    }

    private Proof proof() {
        return new Proof(
                EidCardFactory.ID,
                EidCardFactory.FACTORS,
                certificate.ceiling(),
                Registration.ADVANCED,
                AMR,
                house.clock().instant());
    }

    private Optional<Represented> represented() {
        return certificate.holder().organisation().map(o -> new Represented(o.name(), o.identifier()));
    }
}
