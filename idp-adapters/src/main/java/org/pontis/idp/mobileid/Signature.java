package org.pontis.idp.mobileid;

import java.util.Optional;

import org.pontis.broker.LoginProblem;
import org.pontis.idp.certificate.VerifiedCertificate;
import org.pontis.idp.certificate.issuer.Holder;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;

/** A verified signature, beside what was asked for. */
record Signature(VerifiedCertificate certificate) {

    /** Why it is not the one that was asked for, if it is not. */
    Optional<LoginProblem> refusal(Subscriber who, Optional<Role> role) {
        Holder holder = certificate.holder();
        if (!holder.identifier().equals(who.identifier())) {
            return Optional.of(MobileProblems.OTHER_PERSON);
        }
        // whoever has not chosen to represent anybody is herself, also where the operator knows of no roles
        boolean asked = role.filter(Role.COMPANY::equals).isPresent();
        return holder.organisation().isPresent() == asked ? Optional.empty() : Optional.of(MobileProblems.FORGED);
    }
}
