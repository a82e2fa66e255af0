package org.pontis.idp.keycloak.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.pontis.broker.By;
import org.pontis.broker.Citizen;
import org.pontis.broker.Input;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Registration;
import org.pontis.idp.cabinet.Reach;
import org.pontis.idp.code.Recipient;
import org.pontis.idp.keycloak.citizens.KeycloakCitizens;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.means.Added;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.recovery.Errand.Purpose;
import org.pontis.idp.keycloak.visit.Visitor;
import org.pontis.idp.recovery.Shown;
import org.pontis.idp.recovery.Verdict;
import org.pontis.idp.recovery.Verdict.Granted;
import org.pontis.idp.recovery.Wish;
import org.pontis.idp.registration.AgeLimits.Way;

import static org.pontis.broker.LoginProblem.INPUT_INVALID;

/**
 * What a citizen who is logged in does with her means. To stop one any live session will do; for everything else counts what was
 * proven in the last quarter of an hour, so that a browser left alone gives nothing away.
 */
record Inside(Ground ground, Visitor.Known guest) {

    private static final String PAGE = "recovery-means";
    private static final Duration JUST_NOW = Duration.ofMinutes(15);

    Response page() {
        return ground.show(PAGE, model());
    }

    Response page(LoginProblem problem) {
        return ground.show(problem, PAGE, model());
    }

    /** One button was pressed. */
    Response act(Input input) {
        if (input.has("suspend")) {
            return suspend(input);
        }
        for (Wish wish : List.of(Wish.REACTIVATE, Wish.KEEP, Wish.REVOKE, Wish.RAISE)) {
            if (input.has(wish.word())) {
                return input.value(wish.word())
                        .flatMap(means()::find)
                        .map(one -> act(wish, one))
                        .orElseGet(() -> told("unchanged"));
            }
        }
        return switch (input.value("do").orElse("")) {
            case "phone" -> newPhone(input);
            case "password" -> password(input);
            case "stopcode" -> stopCode();
            default -> page();
        };
    }

    private Response suspend(Input input) {
        String id = input.value("suspend").orElse("");
        boolean stopped =
                Errand.EVERYTHING.equals(id) ? means().suspendAll(By.citizen()) : means().suspend(id, By.citizen());
        if (!stopped) {
            return told("unchanged");
        }
        // if she was logged in with it she is not any more
        Ground after = Ground.of(ground.session());
        return after.guest().isPresent()
                ? new Inside(after, after.guest().get()).told("suspended")
                : after.show("recovery-done", Map.of("did", "suspended", "what", "one", "left", List.of()));
    }

    private Response act(Wish wish, Means one) {
        // given up it would be forgotten who has stopped it
        if ((wish == Wish.REACTIVATE || wish == Wish.REVOKE) && MeansView.isStoppedAtDesk(one)) {
            return page(Trouble.STOPPED_AT_DESK);
        }
        if (verdict(wish, one.gives()).isEmpty()) {
            return tooWeak(wish == Wish.RAISE ? LevelOfAssurance.HIGH : one.gives());
        }
        boolean done =
                switch (wish) {
                    case REACTIVATE -> means().reactivate(one.id(), By.citizen());
                    case KEEP -> means().renew(one.id(), By.citizen());
                    case REVOKE -> means().revoke(one.id(), By.citizen());
                    case RAISE -> means().raise(one.id(), By.citizen());
                    default -> throw new IllegalArgumentException(wish.word());
                };
        return told(done ? wish.word() : "unchanged");
    }

    private Response newPhone(Input input) {
        Optional<Granted> granted = verdict(Wish.NEW_PHONE, LevelOfAssurance.LOW);
        if (granted.isEmpty()) {
            return tooWeak(LevelOfAssurance.LOW);
        }
        if (tooYoung(granted.get(), Kind.PHONE)) {
            return page(Trouble.DESK_ONLY);
        }
        Optional<Citizen> citizen = KeycloakCitizens.citizen(guest.citizen());
        Optional<Msisdn> number = input.value("phone").flatMap(ground.rules().callingCode()::number);
        if (citizen.isEmpty() || number.isEmpty()) {
            Map<String, Object> model = model();
            input.value("phone").ifPresent(typed -> model.put("typedPhone", typed));
            return ground.show(INPUT_INVALID, PAGE, model);
        }
        return code().send(ground.errands()
                .begin(
                        Purpose.LINK,
                        citizen.get().identifier(),
                        citizen.get().contrast().orElse(""),
                        input.value("instead").filter("true"::equals).isPresent() ? Kind.PHONE.word() : "",
                        number.get().value(),
                        citizen.get().id()));
    }

    /** The code came back from the new phone. What she had proven before counts as of now. */
    Response judge(Errand errand, Input input) {
        if (!errand.account().equals(guest.citizen().getId())) {
            return page(Trouble.FORM_OLD);
        }
        if (input.has("other")) {
            code().withdraw(errand);
            return page();
        }
        return code().judge(errand, input, (citizen, sent) -> verdict(Wish.NEW_PHONE, LevelOfAssurance.LOW)
                .flatMap(Granted::registration)
                .map(registration -> add(sent, registration))
                .orElseGet(() -> tooWeak(LevelOfAssurance.LOW)));
    }

    private Response add(Errand sent, Registration registration) {
        return switch (means().addPhone(new Msisdn(sent.number()), registration, By.citizen())) {
            case Added.Anew(Means phone) -> added("phone", phone, sent);
            case Added.Renewed(Means phone) -> added("renewed", phone, sent);
            case Added.Present(Means phone) -> added("present", phone, sent);
            case Added.Stopped stopped -> page(Trouble.STOPPED_AT_DESK);
        };
    }

    /** What it comes in the place of stops when it is hers, and not before. */
    private Response added(String did, Means phone, Errand sent) {
        boolean instead = Kind.PHONE.word().equals(sent.what());
        if (instead && verdict(Wish.SUSPEND, phone.gives()).isPresent()) {
            means().suspendOtherPhones(phone, By.citizen());
        }
        Map<String, Object> more = new HashMap<>();
        means().phone().ifPresent(codes -> more.put("codesTo", codes.number().lastTwo()));
        return afterwards(did, more);
    }

    /** Whoever gets what a certificate gives has shown one; everybody else is online. */
    private boolean tooYoung(Granted granted, Kind kind) {
        Way way = granted.registration().orElseThrow() == Registration.ADVANCED ? Way.CERTIFICATE : Way.ONLINE;
        return !ground.birthday().allows(way, kind, guest.citizen());
    }

    private Response password(Input input) {
        Optional<Means> present = means().find(Kind.PASSWORD.word());
        LevelOfAssurance gives = present.map(Means::gives).orElse(LevelOfAssurance.LOW);
        Optional<Granted> granted = verdict(Wish.NEW_PASSWORD, LevelOfAssurance.LOW);
        if (granted.isEmpty()) {
            return tooWeak(LevelOfAssurance.LOW);
        }
        if (tooYoung(granted.get(), Kind.PASSWORD)) {
            return page(Trouble.DESK_ONLY);
        }
        Optional<char[]> chosen = new Passwords(ground.session()).read(input, guest.citizen());
        if (chosen.isEmpty()) {
            return page(Trouble.PASSWORD_NOT_TAKEN);
        }
        // who proves as much as the old one gives changes its value, not its registration
        Registration registration = present.isPresent()
                        && present.get().standing().usable()
                        && verdict(Wish.KEEP, gives).isPresent()
                        && present.get().registration() == Registration.ADVANCED
                ? Registration.ADVANCED
                : granted.get().registration().orElseThrow();
        means().setPassword(chosen.get(), registration, By.citizen());
        return afterwards("password", Map.of("registration", registration.word()));
    }

    /** The first for whoever is logged in. Another only by more than the phone, whose finder would make hers void. */
    private Response stopCode() {
        LevelOfAssurance needed =
                StopCode.isHeldBy(guest.citizen()) ? LevelOfAssurance.SUBSTANTIAL : LevelOfAssurance.LOW;
        if (strongest(needed == LevelOfAssurance.LOW ? Wish.NEW_PHONE : Wish.KEEP, needed)
                .isEmpty()) {
            return tooWeak(needed);
        }
        String code = new StopCode(ground.house().codes()).issue(guest.citizen());
        ground.event().detail("what", "stop_code_made").success();
        return ground.show("recovery-done", Map.of("did", "stopcode", "stopCode", code));
    }

    /** Adding may end what this very session stands on: then the page for whom it did. */
    private Response afterwards(String did, Map<String, Object> more) {
        Ground after = Ground.of(ground.session());
        if (after.guest().isPresent()) {
            return new Inside(after, after.guest().get()).told(did, more);
        }
        Map<String, Object> model = new HashMap<>(more);
        model.put("did", did);
        return after.show("recovery-done", model);
    }

    private Response told(String did) {
        return told(did, Map.of());
    }

    private Response told(String did, Map<String, Object> more) {
        Map<String, Object> model = model();
        model.putAll(more);
        model.put("told", did);
        return ground.show(PAGE, model);
    }

    /** Leads to the login that is missing, among those she has; where she may have none, to a desk as well. */
    private Response tooWeak(LevelOfAssurance needed) {
        boolean here = Reach.of(ownMeans()).atLeast(needed);
        Map<String, Object> model = model();
        model.put("needs", (here ? needed : LevelOfAssurance.HIGH).shortName());
        model.put("atDesk", !here);
        return ground.show(Trouble.PROOF_TOO_WEAK, PAGE, model);
    }

    /** Those that were registered here. */
    private List<Means> ownMeans() {
        return means().all().stream().filter(one -> !one.kind().certificate()).toList();
    }

    private Optional<Granted> verdict(Wish wish, LevelOfAssurance gives) {
        return strongest(wish, gives);
    }

    /** The best that any of what she has just proven gets her. */
    private Optional<Granted> strongest(Wish wish, LevelOfAssurance gives) {
        Instant now = Now.get();
        LevelAges ages = RealmAges.of(ground.realm());
        return Proofs.of(guest.session()).notOlderThan(JUST_NOW, now).list().stream()
                .flatMap(proof -> ages.carried(proof, now).map(level -> Shown.by(proof, level)).stream())
                .map(shown -> Verdict.of(shown, wish, gives))
                .filter(Granted.class::isInstance)
                .map(Granted.class::cast)
                .max(Comparator.comparing((Granted granted) ->
                                granted.registration().map(Enum::ordinal).orElse(-1))
                        .thenComparing(
                                granted -> granted.level().map(Enum::ordinal).orElse(-1)));
    }

    private CodePage code() {
        return new CodePage(ground, this::newPhone, this::page);
    }

    /** Her, with the number she says is hers. */
    private Recipient newPhone(Errand errand) {
        return Recipient.known(new Citizen(
                errand.account(),
                errand.who(),
                Optional.of(errand.contrast()),
                Optional.of(new Phone(new Msisdn(errand.number()), Registration.BASIC)),
                Optional.empty()));
    }

    private MeansOf means() {
        return MeansOf.citizen(ground.session(), ground.realm(), guest.citizen());
    }

    private Map<String, Object> model() {
        return new MeansView(ground, guest).model();
    }
}
