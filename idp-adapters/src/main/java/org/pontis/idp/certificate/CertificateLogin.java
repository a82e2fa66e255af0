package org.pontis.idp.certificate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Blame;
import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.Newcomer;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Represented;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.issuer.Holder;

/**
 * The end of a login by a method that proves possession of a key: whose the certificate is, and how much it proves.
 *
 * @param method that has proven it
 * @param amr how, in the words of RFC 8176
 */
public record CertificateLogin(MethodDescriptor method, Set<String> amr) {

    /** She is who she says, but the broker does not know her. */
    public static final LoginProblem CITIZEN_UNKNOWN = new LoginProblem("CITIZEN_UNKNOWN", Blame.USER, false);

    public CertificateLogin {
        amr = Set.copyOf(amr);
    }

    /**
     * Everything that can go wrong in such a login, for the method's descriptor.
     *
     * @param own what only this method knows
     */
    public static Set<LoginProblem> problems(Set<LoginProblem> own) {
        Set<LoginProblem> problems = new HashSet<>(own);
        problems.addAll(Problems.ALL);
        problems.add(CITIZEN_UNKNOWN);
        return problems;
    }

    /**
     * Ends it. Only now is she looked up: nobody learns before whether the broker knows her.
     *
     * @param certificate whose key was used in this very login
     */
    public Step end(VerifiedCertificate certificate, House house) {
        Holder holder = certificate.holder();
        Optional<Citizen> citizen = house.citizens()
                .welcome(
                        new Newcomer(holder.identifier(), holder.givenName(), holder.familyName(), holder.birthdate()));
        return citizen.<Step>map(known -> new Step.Done(
                        known, proof(certificate, house), represented(holder), Optional.of(certificate.until())))
                .orElseGet(() -> Step.Failed.because(CITIZEN_UNKNOWN));
    }

    /** Whoever issued the certificate has seen her: a certificate is an advanced registration. */
    private Proof proof(VerifiedCertificate certificate, House house) {
        return new Proof(
                method.id(),
                method.factors(),
                certificate.ceiling(),
                Registration.ADVANCED,
                amr,
                house.clock().instant());
    }

    private static Optional<Represented> represented(Holder holder) {
        return holder.organisation().map(o -> new Represented(o.name(), o.identifier()));
    }
}
