package org.pontis.idp.certificate;

import java.util.Optional;

/** One sentence of a standard. */
@FunctionalInterface
interface Check {

    /** Says why the certificate lets nobody in; nothing if the sentence holds. */
    Optional<Refused> examine(Candidate candidate);
}
