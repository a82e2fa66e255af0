package org.pontis.idp.keycloak.registration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Msisdn;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Phone;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.registration.Draft.Fact;
import org.pontis.idp.keycloak.registration.Draft.Stage;
import org.pontis.idp.keycloak.visit.EvenPace;
import org.pontis.idp.numbering.RealmPeople;
import org.pontis.idp.registration.ActivationCode;
import org.pontis.idp.registration.RegistrationRules;

/** The password becomes hers: the activation code, a code to her phone, and a password of her choice. */
final class ActivationPage {

    private final Room room;
    private final RegistrationRules rules;
    private final PhoneSteps phone;
    private final PasswordStep password;

    ActivationPage(KeycloakSession session) {
        room = new Room(session, "activate");
        rules = room.rules();
        phone = new PhoneSteps(room, (draft, problem) -> begin(problem));
        password = new PasswordStep(room);
    }

    Response get() {
        return room.drafts()
                .look()
                .flatMap(draft -> switch (draft.stage()) {
                    case ACTIVATION_CODE -> Optional.of(phone.page(draft));
                    case PASSWORD ->
                        draft.seen().isEmpty() ? Optional.<Response>empty() : Optional.of(password.page(draft));
                    default -> Optional.<Response>empty();
                })
                .orElseGet(this::begin);
    }

    private Response begin() {
        return room.show("activation", Map.of());
    }

    private Response begin(LoginProblem problem) {
        return room.show(problem, "activation", Map.of());
    }

    Response post(MultivaluedMap<String, String> form) {
        if (!room.isOurs(form)) {
            return Response.fromResponse(begin(Trouble.FORM_FOREIGN))
                    .status(Response.Status.FORBIDDEN)
                    .build();
        }
        Input input = Room.input(form);
        if (input.has("cancel")) {
            return room.cancelled();
        }
        String turn = form.getFirst(Drafts.FIELD);
        if (turn == null || turn.isEmpty()) {
            return look(input);
        }
        return room.drafts().take(turn).map(draft -> next(draft, input)).orElseGet(() -> begin(Trouble.PAGE_OLD));
    }

    private Response next(Draft draft, Input input) {
        return switch (draft.stage()) {
            case ACTIVATION_CODE ->
                input.has("more")
                        ? phone.page(room.drafts().keep(draft))
                        : phone.judge(
                                draft,
                                input,
                                proven -> password.page(room.drafts().renew().keep(proven.at(Stage.PASSWORD))));
            case PASSWORD ->
                draft.seen().isEmpty()
                        ? begin(Trouble.PAGE_OLD)
                        : input.has("more")
                                ? password.page(room.drafts().keep(draft))
                                : password.read(draft, input)
                                        .map(chosen -> choose(draft, chosen))
                                        .orElseGet(() -> password.refused(draft));
            default -> begin(Trouble.PAGE_OLD);
        };
    }

    /** The code she has on paper. Who is unknown, or has none, is told what a wrong code is told. */
    private Response look(Input input) {
        Optional<PersonIdentifier> who = input.value("identifier")
                .flatMap(RealmPeople.numbering(room.house().realm()).identifiers()::read);
        if (who.isEmpty() || input.value("activation").isEmpty()) {
            return begin(LoginProblem.INPUT_INVALID);
        }
        Optional<ActivationCode> typed = input.value("activation").flatMap(ActivationCode::read);
        if (typed.isEmpty()) {
            return begin(Trouble.ACTIVATION_SLIP);
        }
        return room.inAPlace(() -> look(who.get(), typed.get()), this::begin);
    }

    private Response look(PersonIdentifier who, ActivationCode typed) {
        if (!room.house().limits().spend(rules.limits().address(), room.remoteAddress())) {
            return begin(LoginProblem.TOO_MANY_ATTEMPTS);
        }
        EvenPace pace = EvenPace.of(rules.pace());
        return switch (new ActivationCodes(room.session()).look(who, typed)) {
            case Activation.Wrong wrong -> refused(pace, Trouble.ACTIVATION_WRONG);
            case Activation.Blocked blocked -> refused(pace, Trouble.ACTIVATION_BLOCKED);
            case Activation.Good good -> send(who, good);
        };
    }

    private Response refused(EvenPace pace, LoginProblem problem) {
        pace.keep();
        return begin(problem);
    }

    /** To the phone that gets her codes; how well that is registered bounds the password as well. */
    private Response send(PersonIdentifier who, Activation.Good good) {
        UserModel citizen = room.session().users().getUserByUsername(room.realm(), who.account());
        Optional<Phone> phone =
                MeansOf.citizen(room.session(), room.realm(), citizen).phone();
        return phone.map(hers -> send(who, good, citizen, hers)).orElseGet(() -> begin(Trouble.PHONE_MISSING));
    }

    private Response send(PersonIdentifier who, Activation.Good good, UserModel citizen, Phone hers) {
        Registration both = good.carries().and(hers.registration());
        Draft draft = room.draft(who, Stage.ACTIVATION_CODE, both)
                .with(
                        Fact.CONTRAST,
                        Optional.ofNullable(citizen.getFirstAttribute("contrast"))
                                .orElse(""))
                .with(Fact.ACCOUNT, citizen.getId())
                .with(Fact.SEEN, good.id());
        room.drafts().renew();
        return phone.send(draft, Optional.of(hers.number()), Stage.ACTIVATION_CODE);
    }

    private Response choose(Draft draft, String chosen) {
        UserModel citizen = room.session().users().getUserById(room.realm(), draft.account());
        if (citizen == null || !citizen.isEnabled()) {
            return begin(Trouble.ACTIVATION_WRONG);
        }
        Optional<LoginProblem> refused = password.objection(citizen, chosen);
        if (refused.isPresent()) {
            return password.page(room.drafts().keep(draft), refused.get());
        }
        if (!MeansOf.citizen(room.session(), room.realm(), citizen).numbers().contains(new Msisdn(draft.phone()))) {
            return begin(Trouble.PHONE_MISSING);
        }
        if (!new ActivationCodes(room.session()).redeem(citizen, new Activation.Good(draft.seen(), draft.carries()))) {
            return begin(Trouble.ACTIVATION_WRONG);
        }
        MeansOf.citizen(room.session(), room.realm(), citizen)
                .setPassword(chosen.toCharArray(), draft.carries(), By.citizen());
        room.done("password_activated");
        Map<String, Object> model = new HashMap<>();
        model.put("end", "password");
        model.put("carries", draft.carries().name().toLowerCase(java.util.Locale.ROOT));
        return room.show("registration-end", model);
    }
}
