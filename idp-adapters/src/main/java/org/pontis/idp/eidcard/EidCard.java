package org.pontis.idp.eidcard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Attempt;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.certificate.Refused;
import org.pontis.idp.certificate.UnverifiedCertificate;
import org.pontis.idp.certificate.VerifiedCertificate;
import org.pontis.idp.eidcard.tls.CardHost;
import org.pontis.idp.eidcard.tls.Visits;
import org.pontis.idp.eidcard.webeid.AuthenticationToken;
import org.pontis.idp.eidcard.webeid.ExtensionError;
import org.pontis.idp.eidcard.webeid.Nonce;
import org.pontis.idp.eidcard.webeid.Origin;

/**
 * Lets the citizen choose the way to her card, sends her there, and looks at what she brings. What a card has not done, such as
 * a PIN that was not typed, brings her back to the choice; what lets nobody in ends the attempt.
 */
final class EidCard implements LoginMethod {

    private static final String CHOICE = "eid-card";
    private static final String WEB_EID = "eid-card-webeid";

    /** A smart card, which is hardware, opened by a PIN. */
    private static final CertificateLogin LOGIN =
            new CertificateLogin(EidCardFactory.DESCRIPTOR, Set.of("sc", "hwk", "pin", "mfa"));

    private final Ways ways;
    private final CertificateCheck check;
    private final House house;

    EidCard(Ways ways, CertificateCheck check, House house) {
        this.ways = ways;
        this.check = check;
        this.house = house;
    }

    @Override
    public Step begin(Attempt attempt) {
        return choose(attempt);
    }

    @Override
    public Step resume(Attempt attempt, Input input) {
        Optional<Visiting> visiting = attempt.kept(Visiting.class);
        Optional<Challenged> challenged = attempt.kept(Challenged.class);
        if (visiting.isPresent() && input.has(Step.Redirect.RETURNED)) {
            return returned(attempt, visiting.get(), input);
        }
        if (challenged.isPresent() && (input.has("token") || input.has("error"))) {
            return answered(attempt, challenged.get(), input);
        }
        return switch (input.value("card").orElse("")) {
            case "tls" -> ways.tls().map(host -> visit(attempt, host)).orElseGet(() -> choose(attempt));
            case "webeid" -> ways.webEid().map(origin -> ask(attempt)).orElseGet(() -> choose(attempt));
            // a reload of the page that asks the extension asks it for a fresh signature
            default -> challenged.isPresent() ? ask(attempt) : choose(attempt);
        };
    }

    @Override
    public void cancel(Attempt attempt) {
        attempt.kept(Challenged.class)
                .ifPresent(challenged -> house.challenges().take(key(challenged)));
        attempt.kept(Visiting.class).ifPresent(visiting -> visits().arrived(visiting.ticket()));
    }

    private Step choose(Attempt attempt) {
        cancel(attempt);
        attempt.keep(new Choosing(CHOICE));
        return new Step.Prompt(CHOICE, ways.model());
    }

    private Step chooseAgain(Attempt attempt, LoginProblem why) {
        attempt.keep(new Choosing(CHOICE));
        return new Step.Retry(CHOICE, ways.model(), why, Optional.empty());
    }

    private Step visit(Attempt attempt, CardHost host) {
        cancel(attempt);
        Visiting visiting = new Visiting(house.codes().base32(Visits.LENGTH));
        attempt.keep(visiting);
        visits().expect(visiting.ticket(), attempt.back(), house.clock().instant());
        return new Step.Redirect(host.visit(attempt.place(), visiting.ticket()));
    }

    private Step returned(Attempt attempt, Visiting visiting, Input input) {
        Optional<Visits.Shown> shown = input.value(Step.Redirect.RETURNED).flatMap(visits()::fetch);
        if (shown.isEmpty()) {
            return chooseAgain(attempt, CardProblems.TIMEOUT);
        }
        if (!shown.get().isOn(visiting.ticket())) {
            // somebody else's card, for another login: it shall not get into this one
            return Step.Failed.because(CardProblems.FORGED);
        }
        return shown.get().certificate().map(this::checked).orElseGet(() -> chooseAgain(attempt, CardProblems.NONE));
    }

    private Step ask(Attempt attempt) {
        cancel(attempt);
        Nonce nonce = Nonce.fresh();
        Challenged challenged = new Challenged(house.codes().base32(Visits.LENGTH));
        house.challenges().put(key(challenged), Nonce.LIFETIME, Map.of("nonce", nonce.base64()));
        attempt.keep(challenged);
        Map<String, Object> model = new HashMap<>(ways.model());
        model.put("nonce", nonce.base64());
        return new Step.Prompt(WEB_EID, model);
    }

    private Step answered(Attempt attempt, Challenged challenged, Input input) {
        // taken first, whatever was answered: a nonce counts once
        Optional<Nonce> nonce = house.challenges().take(key(challenged)).map(kept -> new Nonce(kept.get("nonce")));
        if (!input.has("token")) {
            return chooseAgain(attempt, problem(ExtensionError.of(input.value("error"))));
        }
        if (nonce.isEmpty()) {
            return chooseAgain(attempt, CardProblems.TIMEOUT);
        }
        Origin origin = ways.webEid().orElseThrow();
        return input.value("token", AuthenticationToken.LONGEST)
                .flatMap(AuthenticationToken::read)
                .filter(token -> token.isSigned(origin, nonce.get()))
                .map(token -> checked(token.certificate()))
                .orElseGet(() -> Step.Failed.because(CardProblems.FORGED));
    }

    private static LoginProblem problem(ExtensionError error) {
        return switch (error) {
            case CANCELLED -> CardProblems.CANCELLED;
            case TIMEOUT -> CardProblems.TIMEOUT;
            case READER -> CardProblems.READER;
        };
    }

    /** The key was used in this login; now whose it is, and whether it still counts. */
    private Step checked(UnverifiedCertificate certificate) {
        return switch (check.verify(certificate, house.clock())) {
            case Refused refused -> Step.Failed.because(refused.problem());
            case VerifiedCertificate verified -> LOGIN.end(verified, house);
        };
    }

    private Visits visits() {
        return new Visits(house.challenges());
    }

    private static String key(Challenged challenged) {
        return "eid-card-nonce|" + challenged.handle();
    }
}
