package org.pontis.idp.keycloak.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.UserModel;
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
import org.pontis.broker.Standing;
import org.pontis.idp.code.Recipient;
import org.pontis.idp.keycloak.citizens.KeycloakCitizens;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.recovery.Errand.Purpose;
import org.pontis.idp.keycloak.visit.Visitor;
import org.pontis.idp.recovery.Shown;
import org.pontis.idp.recovery.Terms;
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
                        .orElseGet(this::page);
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
        if (Errand.EVERYTHING.equals(id)) {
            means().suspendAll(By.citizen());
        } else {
            means().suspend(id, By.citizen());
        }
        // if she was logged in with it she is not any more
        Ground after = Ground.of(ground.session());
        return after.guest().isPresent()
                ? new Inside(after, after.guest().get()).told("suspended")
                : after.show("recovery-done", Map.of("did", "suspended", "what", "one", "left", List.of()));
    }

    private Response act(Wish wish, Means one) {
        if (wish == Wish.REACTIVATE
                && one.standing() instanceof Standing.Suspended stopped
                && stopped.by() != By.Who.CITIZEN) {
            return page(Trouble.DESK_ONLY);
        }
        if (verdict(wish, one.gives()).isEmpty()) {
            return tooWeak(wish == Wish.RAISE ? LevelOfAssurance.HIGH : one.gives());
        }
        switch (wish) {
            case REACTIVATE -> means().reactivate(one.id(), By.citizen());
            case KEEP -> means().renew(one.id(), By.citizen());
            case REVOKE -> means().revoke(one.id(), By.citizen());
            case RAISE -> means().raise(one.id(), By.citizen());
            default -> throw new IllegalArgumentException(wish.word());
        }
        return told(wish.word());
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
        return code().send(new Errand(
                Errands.random(),
                ground.errands().browser(),
                Purpose.LINK,
                citizen.get().identifier(),
                citizen.get().contrast().orElse(""),
                "",
                number.get().value(),
                citizen.get().id(),
                ""));
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
                .map(granted -> {
                    means().addPhone(
                                    new Msisdn(sent.number()),
                                    granted.registration().orElseThrow(),
                                    By.citizen());
                    return afterwards("phone");
                })
                .orElseGet(() -> tooWeak(LevelOfAssurance.LOW)));
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
        return afterwards("password");
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
    private Response afterwards(String did) {
        Ground after = Ground.of(ground.session());
        return after.guest().isPresent()
                ? new Inside(after, after.guest().get()).told(did)
                : after.show("recovery-done", Map.of("did", did));
    }

    private Response told(String did) {
        Map<String, Object> model = model();
        model.put("told", did);
        return ground.show(PAGE, model);
    }

    private Response tooWeak(LevelOfAssurance needed) {
        Map<String, Object> model = model();
        model.put("needs", needed.shortName());
        return ground.show(Trouble.PROOF_TOO_WEAK, PAGE, model);
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
        UserModel citizen = guest.citizen();
        Map<String, Object> model = new HashMap<>();
        model.put("means", means().all().stream().map(this::line).toList());
        model.put("level", guest.level().shortName());
        model.put("hasPassword", means().find(Kind.PASSWORD.word()).isPresent());
        model.put("hasStopCode", StopCode.isHeldBy(citizen));
        return model;
    }

    private Map<String, Object> line(Means one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", one.id());
        line.put("kind", one.kind().word());
        line.put("label", one.label());
        line.put("registration", one.registration().word());
        line.put("standing", one.standing().word());
        line.put("usable", one.standing().usable());
        line.put("certificate", one.kind().certificate());
        one.until().ifPresent(end -> line.put("until", end.toEpochMilli()));
        if (one.standing() instanceof Standing.Cooling cooling) {
            line.put("cooling", cooling.until().toEpochMilli());
        }
        line.put("due", one.until().filter(end -> terms().isDue(end, Now.get())).isPresent());
        line.put(
                "raise",
                one.registration() == Registration.BASIC && one.standing().usable());
        return line;
    }

    private Terms terms() {
        return Terms.read(RealmSettings.of(ground.realm())
                .or(Installation.of(ground.session()).settings()));
    }
}
