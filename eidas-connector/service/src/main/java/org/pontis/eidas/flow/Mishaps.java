package org.pontis.eidas.flow;

import java.lang.System.Logger.Level;

import org.pontis.eidas.saml.check.Report;

/** The operator's log of what went wrong; it names checks, addresses and codes, never a person. */
public final class Mishaps {

    private static final System.Logger LOG = System.getLogger("org.pontis.eidas.flow");

    private Mishaps() {}

    /** Writes down a problem, and gives it its name. */
    public static Incident log(Problem problem, String cause) {
        Incident incident = Incident.next();
        Level level =
                switch (problem.blame()) {
                    case USER -> Level.INFO;
                    case PROVIDER, SYSTEM -> Level.WARNING;
                };
        LOG.log(level, "incident {0} {1}: {2}", incident, problem, cause);
        return incident;
    }

    /** The same, with the check that failed as the cause. */
    public static Incident log(Problem problem, Report report) {
        return log(
                problem,
                report.firstFailure()
                        .map(failure -> failure.id() + " " + failure.sentence() + " "
                                + failure.why().orElse(""))
                        .orElse("all checks passed"));
    }
}
