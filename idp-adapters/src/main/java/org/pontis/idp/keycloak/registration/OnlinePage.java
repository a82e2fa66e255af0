package org.pontis.idp.keycloak.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.means.Added;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.registration.Draft.Stage;
import org.pontis.idp.keycloak.registration.Registering.Account;
import org.pontis.idp.keycloak.registration.Registering.Linked;
import org.pontis.idp.registration.AgeLimits.Way;
import org.pontis.idp.registration.RegistrationRules;

/** The whole way online: who you are, the questions, the phone, its code, done. */
final class OnlinePage {

    private static final String PHONE = "registration-phone";
    private static final String END = "registration-end";

    private final Room room;
    private final RegistrationRules rules;
    private final OnlineSteps steps;
    private final PhoneSteps phone;

    OnlinePage(KeycloakSession session) {
        room = new Room(session, "online");
        rules = room.rules();
        steps = new OnlineSteps(room, rules);
        phone = new PhoneSteps(room, this::phone);
    }

    Response get() {
        if (!rules.open(Way.ONLINE)) {
            return closed();
        }
        return room.drafts().look().map(this::show).orElseGet(steps::identify);
    }

    private Response closed() {
        return room.show(Trouble.WAY_CLOSED, END, Map.of("end", "closed"));
    }

    Response post(MultivaluedMap<String, String> form) {
        if (!rules.open(Way.ONLINE)) {
            return closed();
        }
        if (!room.isOurs(form)) {
            return Response.fromResponse(steps.identify(Trouble.FORM_FOREIGN))
                    .status(Response.Status.FORBIDDEN)
                    .build();
        }
        Input input = Room.input(form);
        String turn = form.getFirst(Drafts.FIELD);
        if (input.has("cancel")) {
            return room.cancelled();
        }
        if (turn == null || turn.isEmpty()) {
            return steps.begin(input);
        }
        return room.drafts().take(turn).map(draft -> next(draft, input)).orElseGet(this::old);
    }

    /** The present page, whatever the form was of. */
    private Response old() {
        return steps.identify(Trouble.PAGE_OLD);
    }

    private Response show(Draft draft) {
        return switch (draft.stage()) {
            case SOURCE -> steps.sources(draft);
            case QUESTION -> steps.question(draft);
            case ALREADY -> room.show("registration-already", draft, Map.of());
            case PHONE -> phone(draft);
            case CODE -> phone.page(draft);
            case DONE -> room.show("registration-done", draft, draft.isBeside() ? beside(draft) : Map.of());
            default -> steps.identify();
        };
    }

    private Response next(Draft draft, Input input) {
        if (input.has("more")) {
            // another page starts the time anew
            return show(room.drafts().keep(draft));
        }
        return switch (draft.stage()) {
            case SOURCE -> steps.choose(draft, input);
            case QUESTION -> steps.answer(draft, input, (proven, born) -> proven(proven, steps.oldEnough(born)));
            case ALREADY -> phone(room.drafts().keep(draft.beside().at(Stage.PHONE)));
            case PHONE ->
                phone.send(
                        draft.instead(
                                input.value("instead").filter("true"::equals).isPresent()),
                        input.value("phone").flatMap(rules.callingCode()::number),
                        Stage.CODE);
            case CODE -> code(draft, input);
            case DONE -> done(draft);
            default -> old();
        };
    }

    /** She is who she says: from here on everything is told plainly. */
    private Response proven(Draft draft, boolean oldEnough) {
        if (!oldEnough) {
            return room.show(Trouble.UNDER_AGE, END, Map.of("end", "minor"));
        }
        room.drafts().renew();
        return go(draft, new Registering(room).look(draft));
    }

    private Response go(Draft draft, Account account) {
        return switch (account) {
            case CLOSED -> room.show(Trouble.ACCOUNT_CLOSED, END, Map.of("end", "account"));
            case ANOTHERS -> room.show(Trouble.IDENTITY_DIFFERS, END, Map.of("end", "differs"));
            case TAKEN -> already(draft);
            case FREE -> phone(room.drafts().keep(draft.at(Stage.PHONE)));
        };
    }

    private Response already(Draft draft) {
        return room.show("registration-already", room.drafts().keep(draft.at(Stage.ALREADY)), Map.of());
    }

    private Response phone(Draft draft) {
        return room.show(PHONE, draft, asked(draft));
    }

    private Response phone(Draft draft, LoginProblem problem) {
        return room.show(problem, PHONE, room.drafts().keep(draft.at(Stage.PHONE)), asked(draft));
    }

    private Map<String, Object> asked(Draft draft) {
        boolean other =
                draft.isBeside() && citizen(draft).flatMap(this::codesTo).isPresent();
        return Map.of("beside", draft.isBeside(), "hasPhone", other, "instead", draft.isInstead());
    }

    private Response code(Draft draft, Input input) {
        if (input.has("other")) {
            phone.withdraw(draft);
            return phone(room.drafts().keep(draft.at(Stage.PHONE)));
        }
        return phone.judge(draft, input, this::link);
    }

    private Response link(Draft draft) {
        return switch (new Registering(room).link(draft, draft.isBeside())) {
            case Linked.Refused(Account account) -> go(draft, account);
            case Linked.Done(Added.Stopped stopped) -> phone(draft, Trouble.STOPPED_AT_DESK);
            case Linked.Done(Added.Hers hers) -> linked(draft, hers);
        };
    }

    private Response linked(Draft draft, Added.Hers hers) {
        UserModel citizen = citizen(draft).orElseThrow();
        Registering registering = new Registering(room);
        boolean had = !(hers instanceof Added.Anew);
        if (!had) {
            registering.tell("registered_online", citizen, Registration.BASIC, Optional.of(draft.consent()));
        }
        if (draft.isInstead()) {
            registering.stopOthers(citizen, hers.phone());
        }
        room.drafts().renew();
        return done(draft.had(had).at(Stage.DONE));
    }

    /** With a code for the password, if she has none: it is shown once, and again only as another one. */
    private Response done(Draft draft) {
        Map<String, Object> model = citizen(draft)
                .filter(citizen -> !draft.isBeside() && mayChoose(citizen, draft))
                .<Map<String, Object>>map(citizen -> {
                    ActivationCodes codes = new ActivationCodes(room.session());
                    return Map.of(
                            "activation",
                            codes.issue(citizen, Registration.BASIC).printed(),
                            "activationDays",
                            codes.lifetime().toDays(),
                            "lastTwo",
                            new Msisdn(draft.phone()).lastTwo());
                })
                .orElseGet(() -> beside(draft));
        return room.show("registration-done", room.drafts().keep(draft), model);
    }

    /** Whose phone was stopped meanwhile, who has a password by now or is too young for one gets no code by this page. */
    private boolean mayChoose(UserModel citizen, Draft draft) {
        MeansOf means = MeansOf.citizen(room.session(), room.realm(), citizen);
        return citizen.isEnabled()
                && room.birthday().allows(Way.ONLINE, Means.Kind.PASSWORD, citizen)
                && means.numbers().contains(new Msisdn(draft.phone()))
                && means.find(Means.Kind.PASSWORD.word()).isEmpty();
    }

    private Map<String, Object> beside(Draft draft) {
        Map<String, Object> model = new HashMap<>();
        model.put("beside", true);
        model.put("had", draft.isHad());
        model.put("lastTwo", new Msisdn(draft.phone()).lastTwo());
        citizen(draft).flatMap(this::codesTo).ifPresent(digits -> model.put("codesTo", digits));
        return model;
    }

    /** The end of the number that gets her codes now. */
    private Optional<String> codesTo(UserModel citizen) {
        return MeansOf.citizen(room.session(), room.realm(), citizen).phone().map(codes -> codes.number()
                .lastTwo());
    }

    private Optional<UserModel> citizen(Draft draft) {
        return Optional.ofNullable(room.session()
                .users()
                .getUserByUsername(room.realm(), draft.who().account()));
    }
}
