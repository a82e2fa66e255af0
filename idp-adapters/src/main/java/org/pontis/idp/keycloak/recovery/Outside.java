package org.pontis.idp.keycloak.recovery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Citizen;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.citizens.KeycloakCitizens;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.recovery.Errand.Purpose;
import org.pontis.idp.keycloak.visit.EvenPace;
import org.pontis.idp.recovery.Evidence;
import org.pontis.idp.recovery.RecoveryRules;
import org.pontis.idp.recovery.Shown;
import org.pontis.idp.recovery.Verdict;
import org.pontis.idp.recovery.Wish;
import org.pontis.idp.registration.AgeLimits.Way;

import static org.pontis.broker.LoginProblem.CREDENTIALS_WRONG;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.TOO_BUSY;
import static org.pontis.broker.LoginProblem.TOO_MANY_ATTEMPTS;

/**
 * What can be done without being logged in. Whoever is unknown, or whose document was read wrongly, gets the same answers as who is
 * there; only who has proven something learns anything.
 */
record Outside(Ground ground) {

    /** Whom brute-force protection makes wait may stop her means all the same. */
    private static final MethodDescriptor LOOKING =
            new MethodDescriptor(RecoveryRules.ID, LevelOfAssurance.LOW, Set.of(Factor.POSSESSION), 0, false, Set.of());

    /** Who somebody says she is. */
    private record Claim(PersonIdentifier who, String contrast) {}

    /** What did you lose? */
    Response start() {
        return ground.show("recovery", Map.of());
    }

    Response start(LoginProblem problem) {
        return ground.show(problem, "recovery", Map.of());
    }

    /** The form that stops something. */
    Response stopping() {
        return ground.show("recovery-stop", Map.of("whats", whats()));
    }

    private Response stopping(LoginProblem problem) {
        return ground.show(problem, "recovery-stop", Map.of("whats", whats()));
    }

    /** The form for who forgot her password. */
    Response forgetting() {
        return ground.show("recovery-forgotten", Map.of());
    }

    private Response forgetting(LoginProblem problem) {
        return ground.show(problem, "recovery-forgotten", Map.of());
    }

    private static List<String> whats() {
        return List.of(Kind.PHONE.word(), Kind.PASSWORD.word(), Kind.SIM.word(), Kind.CARD.word(), Errand.EVERYTHING);
    }

    /** Stops a means, by her stop code at once, or by a code on her phone. */
    Response stop(Input input) {
        Optional<String> what = input.value("what").filter(Errand::isWhat);
        Optional<Claim> claim = claim(input);
        if (what.isEmpty() || claim.isEmpty()) {
            return stopping(INPUT_INVALID);
        }
        if (askedTooOften()) {
            return stopping(TOO_MANY_ATTEMPTS);
        }
        return input.value("way").filter("code"::equals).isPresent()
                ? code(Purpose.STOP).send(errand(Purpose.STOP, claim.get(), what.get()))
                : byStopCode(claim.get(), what.get(), input.value("stopcode").orElse(""));
    }

    private Response byStopCode(Claim claim, String what, String typed) {
        return Installation.of(ground.session())
                .answers()
                .within(() -> compared(claim, what, typed))
                .orElseGet(() -> stopping(TOO_BUSY));
    }

    private Response compared(Claim claim, String what, String typed) {
        String subject = claim.who().semantics() + "|" + claim.contrast();
        EvenPace pace = EvenPace.of(ground.rules().pace());
        // counted before it is looked at: of many at once no more are
        if (!ground.house().limits().spend(ground.rules().stopCodes(), subject)) {
            return stopping(TOO_MANY_ATTEMPTS);
        }
        Optional<UserModel> shown = find(claim.who())
                .filter(citizen ->
                        citizen.contrast().filter(claim.contrast()::equals).isPresent())
                .flatMap(this::user);
        if (!new StopCode(ground.house().codes()).is(typed, shown) || shown.isEmpty()) {
            pace.keep();
            return stopping(CREDENTIALS_WRONG);
        }
        return suspend(shown.get(), what, Evidence.STOP_CODE);
    }

    /** A new password, for who has her phone. */
    Response forgotten(Input input) {
        Optional<Claim> claim = claim(input);
        if (claim.isEmpty()) {
            return forgetting(INPUT_INVALID);
        }
        return askedTooOften()
                ? forgetting(TOO_MANY_ATTEMPTS)
                : code(Purpose.FORGOTTEN).send(errand(Purpose.FORGOTTEN, claim.get(), ""));
    }

    /** A code came back for one of the two. */
    Response judge(Errand errand, Input input) {
        return code(errand.purpose()).judge(errand, input, (citizen, sent) -> user(citizen)
                .map(user -> proven(user, sent))
                .orElseGet(() -> start(CREDENTIALS_WRONG)));
    }

    private Response proven(UserModel citizen, Errand errand) {
        return errand.purpose() == Purpose.STOP
                ? suspend(citizen, errand.what(), Evidence.PHONE_CODE)
                : phone(errand)
                        .map(phone -> choosing(citizen, errand.choosing(citizen.getId(), phone)))
                        .orElseGet(() -> start(Trouble.FORM_OLD));
    }

    /** The phone of hers that counts now. */
    private Optional<String> phone(Errand errand) {
        return find(errand.who()).flatMap(Citizen::phone).map(phone -> phone.number()
                .value());
    }

    private Response choosing(UserModel citizen, Errand errand) {
        return !ground.birthday().allows(Way.ONLINE, Kind.PASSWORD, citizen)
                ? start(Trouble.DESK_ONLY)
                : ground.show(
                        "recovery-password", Map.of("errand", ground.errands().keep(errand)));
    }

    /** The password that was chosen on the strength of the phone alone: registered as what was done online. */
    Response chosen(Errand errand, Input input) {
        Optional<UserModel> citizen = Optional.ofNullable(
                        ground.session().users().getUserById(ground.realm(), errand.account()))
                .filter(UserModel::isEnabled);
        if (citizen.isEmpty()
                // it may have been stopped since
                || !phone(errand).filter(errand.number()::equals).isPresent()
                || !(Verdict.of(Shown.fully(Evidence.PHONE_CODE), Wish.NEW_PASSWORD, LevelOfAssurance.LOW)
                        instanceof Verdict.Granted granted)) {
            return start(Trouble.FORM_OLD);
        }
        Optional<char[]> password = new Passwords(ground.session()).read(input, citizen.get());
        if (password.isEmpty()) {
            return ground.show(
                    Trouble.PASSWORD_NOT_TAKEN,
                    "recovery-password",
                    Map.of("errand", ground.errands().keep(errand)));
        }
        Registration registration = granted.registration().orElseThrow();
        MeansOf.citizen(ground.session(), ground.realm(), citizen.get())
                .setPassword(password.get(), registration, By.citizen());
        return ground.show("recovery-done", Map.of("did", "password", "registration", registration.word()));
    }

    private Response suspend(UserModel citizen, String what, Evidence evidence) {
        if (!(Verdict.of(Shown.fully(evidence), Wish.SUSPEND, LevelOfAssurance.HIGH) instanceof Verdict.Granted)) {
            return stopping(Trouble.PROOF_TOO_WEAK);
        }
        MeansOf means = MeansOf.citizen(ground.session(), ground.realm(), citizen);
        boolean stopped = Kind.named(what)
                .map(kind -> means.suspend(kind, By.citizen()))
                .orElseGet(() -> means.suspendAll(By.citizen()));
        List<String> left = means.all().stream()
                .filter(one -> one.standing().usable())
                .map(Means::kind)
                .map(Kind::word)
                .distinct()
                .toList();
        return ground.show(
                "recovery-done", Map.of("did", stopped ? "suspended" : "unchanged", "what", what, "left", left));
    }

    private boolean askedTooOften() {
        return !ground.house().limits().spend(ground.rules().perAddress(), ground.remoteAddress());
    }

    /** Where there is no code any more, the form that had one sent is shown. */
    private CodePage code(Purpose purpose) {
        return new CodePage(
                ground,
                errand -> CodePage.claimed(errand, find(errand.who())),
                problem -> purpose == Purpose.STOP ? stopping(problem) : forgetting(problem));
    }

    private Errand errand(Purpose purpose, Claim claim, String what) {
        return ground.errands().begin(purpose, claim.who(), claim.contrast(), what, "", "");
    }

    private Optional<Claim> claim(Input input) {
        return input.value("identifier")
                .flatMap(ground.house().identifiers()::read)
                .flatMap(who -> input.value("contrast").flatMap(Outside::date).map(date -> new Claim(who, date)));
    }

    private static Optional<String> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()).toString());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private Optional<Citizen> find(PersonIdentifier who) {
        return new KeycloakCitizens(ground.session(), LOOKING, ground.event()).find(who);
    }

    private Optional<UserModel> user(Citizen citizen) {
        return Optional.ofNullable(ground.session().users().getUserById(ground.realm(), citizen.id()));
    }
}
