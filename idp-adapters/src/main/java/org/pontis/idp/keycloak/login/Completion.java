package org.pontis.idp.keycloak.login;

import java.util.Optional;
import java.util.Set;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.Proof;
import org.pontis.broker.Step;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.portal.Asker;

/**
 * The end of a method: its proof is checked against what the method may give at all, booked, and the citizen is in.
 *
 * @param live the session that is alive in this browser, whoever's it is
 */
record Completion(
        Step.Done done, MethodDescriptor descriptor, Answer answer, Optional<UserSessionModel> live, StepUp stepUp) {

    static Completion of(Step.Done done, Installation.Method method, Answer answer) {
        Optional<UserSessionModel> live = StepUp.live(answer.context());
        StepUp stepUp = StepUp.of(answer.context().getAuthenticationSession(), live);
        return new Completion(done, method.descriptor(), answer, live, stepUp);
    }

    void settle() {
        refusal().ifPresentOrElse(this::refuse, this::accept);
    }

    private Optional<LoginProblem> refusal() {
        if (beyondCeiling(done.proof())) {
            return Optional.of(LoginProblem.INTERNAL_ERROR);
        }
        if (stepUp.isOver()) {
            return Optional.of(LoginProblem.SESSION_OVER);
        }
        if (user().filter(UserModel::isEnabled).isEmpty()) {
            return Optional.of(LoginProblem.CREDENTIALS_WRONG);
        }
        Optional<LoginProblem> stopped = user().flatMap(this::stopped);
        if (stopped.isPresent()) {
            return stopped;
        }
        if (live.filter(this::isSomebodyElse).isPresent()) {
            return Optional.of(LoginProblem.OTHER_CITIZEN);
        }
        if (inForce().filter(level -> level.atLeast(answer.required())).isEmpty()) {
            return Optional.of(LoginProblem.LEVEL_NOT_REACHED);
        }
        return Optional.empty();
    }

    /**
     * What she has used counts no more. Of a certificate it is said plainly, to her who has just proven to hold it; a phone or a
     * password that was stopped is not found, and one that was stopped a moment ago is as wrong as that.
     */
    private Optional<LoginProblem> stopped(UserModel citizen) {
        Set<Means.Kind> barred = new Held(citizen).barred(done.proof());
        if (barred.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                barred.stream().allMatch(Means.Kind::certificate)
                        ? LoginProblem.MEANS_SUSPENDED
                        : LoginProblem.CREDENTIALS_WRONG);
    }

    /** An identity above the method's ceiling is refused: no bug in a method makes a low login high. */
    private boolean beyondCeiling(Proof proof) {
        return !proof.method().equals(descriptor.id())
                || !descriptor.ceiling().atLeast(proof.level())
                || !descriptor.factors().containsAll(proof.factors());
    }

    private boolean isSomebodyElse(UserSessionModel live) {
        return !live.getUser().getId().equals(done.citizen().id());
    }

    private Optional<LevelOfAssurance> inForce() {
        return ages().inForce(counting().list(), Now.get());
    }

    /** What counts in this login: the new proof and, in a step-up, what the live session has proven before. */
    private Proofs counting() {
        return stepUp.proofs().orElse(Proofs.none(done.citizen().id())).with(done.proof(), done.represented());
    }

    /** What the session holds afterwards: a new login does not take away what is still fresh. */
    private Proofs keeping() {
        return live.map(Proofs::of).orElse(Proofs.none(done.citizen().id())).with(done.proof(), done.represented());
    }

    private void refuse(LoginProblem problem) {
        answer.fail(Problem.of(problem, descriptor.id().value()), Optional.of(done.citizen()));
    }

    private void accept() {
        String method = descriptor.id().value();
        LevelOfAssurance level = inForce().orElseThrow();
        counting().countIn(authentication());
        keeping().keepIn(authentication(), user().orElseThrow());
        MeansOf.citizen(context().getSession(), context().getRealm(), user().orElseThrow())
                .used(done.proof(), done.until());
        StepUp.name(authentication(), live);
        // Keycloak's own bookkeeping of levels, for its account console
        new AcrStore(context().getSession(), authentication()).setLevelAuthenticated(level.ordinal() + 1);
        if (descriptor.guessable()) {
            BruteForce.clear(authentication());
        }
        LastMethod.remember(method, context().getSession());
        context().getEvent().detail("login_method", method).detail("level", level.shortName());
        Meters.completed(method, level);
        Asker.of(authentication()).requester().ifPresent(abroad -> Meters.abroad(abroad.label(), method, level));
        done.represented().ifPresent(organisation -> Meters.representing(method));
        context().setUser(user().orElseThrow());
        context().success();
    }

    private Optional<UserModel> user() {
        return Optional.ofNullable(context()
                .getSession()
                .users()
                .getUserById(context().getRealm(), done.citizen().id()));
    }

    private LevelAges ages() {
        return RealmAges.of(context().getRealm());
    }

    private AuthenticationFlowContext context() {
        return answer.context();
    }

    private AuthenticationSessionModel authentication() {
        return context().getAuthenticationSession();
    }
}
