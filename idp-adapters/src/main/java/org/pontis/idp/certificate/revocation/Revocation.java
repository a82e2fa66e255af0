package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * Finds out what became of a certificate: the responders one after the other, then the CRLs, until the first answer that
 * counts. Nobody's answer is nobody's permission.
 */
public final class Revocation {

    private final Fetch fetch;
    private final Crls crls;
    private final Delegations delegations = new Delegations();

    public Revocation(Fetch fetch) {
        this.fetch = fetch;
        this.crls = new Crls(fetch);
    }

    /** One source, and what it says. */
    private interface Source {
        Status ask(URI address, Duration patience) throws Unusable;
    }

    /** Asks. The certificate's issuer must have been verified before. */
    public Status of(Question question, Rules rules, InstantSource clock) {
        Deadline deadline = Deadline.in(rules.deadline());
        List<String> causes = new ArrayList<>();
        Predicate<ParsedCertificate> unrevoked =
                delegate -> crl(new Question(delegate, question.issuer()), rules, deadline, new ArrayList<>(), clock)
                        instanceof Status.Good;
        Ocsp ocsp = new Ocsp(fetch, rules, clock, delegations, unrevoked);
        Status answered = first(
                rules.ocsp().responders(question),
                (address, patience) -> ocsp.ask(question, address, patience),
                rules,
                deadline,
                causes);
        return answered instanceof Status.Unreachable ? crl(question, rules, deadline, causes, clock) : answered;
    }

    private Status crl(Question question, Rules rules, Deadline deadline, List<String> causes, InstantSource clock) {
        return first(
                rules.crl().addresses(question),
                (address, patience) -> crls.ask(question, address, rules, patience, clock),
                rules,
                deadline,
                causes);
    }

    private static Status first(
            List<URI> addresses, Source source, Rules rules, Deadline deadline, List<String> causes) {
        for (URI address : addresses) {
            if (deadline.passed()) {
                causes.add("the deadline passed");
                break;
            }
            Duration left = deadline.left();
            try {
                return source.ask(address, left.compareTo(rules.timeout()) < 0 ? left : rules.timeout());
            } catch (Unusable not) {
                causes.add(address.getAuthority() + ": " + not.getMessage());
            }
        }
        return new Status.Unreachable(causes.isEmpty() ? "there is nobody to ask" : String.join("; ", causes));
    }
}
