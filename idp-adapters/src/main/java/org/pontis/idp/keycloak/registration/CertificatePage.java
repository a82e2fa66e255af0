package org.pontis.idp.keycloak.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Citizen;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.citizens.KeycloakCitizens;
import org.pontis.idp.keycloak.means.Added;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.registration.Draft.Fact;
import org.pontis.idp.keycloak.registration.Draft.Stage;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.keycloak.visit.Visitor;
import org.pontis.idp.registration.AgeLimits.Way;

/**
 * Whoever has just shown a card or a SIM with a certificate registers what she likes at the same level: a phone, a password, and from
 * basic to advanced what she registered online.
 */
final class CertificatePage {

    private static final String PAGE = "registration-means";

    private final KeycloakSession session;

    CertificatePage(KeycloakSession session) {
        this.session = session;
    }

    Response get() {
        return visited((room, visitor, citizen) -> room.drafts()
                .look()
                .filter(draft -> draft.account().equals(visitor.citizen().getId()))
                .flatMap(draft -> switch (draft.stage()) {
                    case LINK_CODE -> Optional.of(phone(room, visitor).page(draft));
                    case PASSWORD -> Optional.of(new PasswordStep(room).page(draft));
                    default -> Optional.<Response>empty();
                })
                .orElseGet(() -> means(room, visitor)));
    }

    Response post(MultivaluedMap<String, String> form) {
        return visited((room, visitor, citizen) -> {
            if (!room.isOurs(form)) {
                return Response.fromResponse(means(room, visitor, Trouble.FORM_FOREIGN))
                        .status(Response.Status.FORBIDDEN)
                        .build();
            }
            Input input = Room.input(form);
            if (input.has("cancel")) {
                return room.cancelled();
            }
            String turn = form.getFirst(Drafts.FIELD);
            if (turn == null || turn.isEmpty()) {
                return choose(room, visitor, citizen, input);
            }
            return room.drafts()
                    .take(turn)
                    .filter(draft -> draft.account().equals(visitor.citizen().getId()))
                    .map(draft -> next(room, visitor, draft, input))
                    .orElseGet(() -> means(room, visitor, Trouble.PAGE_OLD));
        });
    }

    /** What is done for somebody who was let in. */
    private interface Within {
        Response answer(Room room, Visitor.Known visitor, Citizen citizen);
    }

    private Response visited(Within within) {
        Room outside = new Room(session, "certificate");
        if (!outside.rules().open(Way.CERTIFICATE)) {
            return outside.show(Trouble.WAY_CLOSED, "registration-end", Map.of("end", "closed"));
        }
        return switch (new Visit(session, Door.REGISTRATION, LevelOfAssurance.HIGH).visitor()) {
            case Visitor.Away away -> away.response();
            case Visitor.Known known -> {
                Room room = new Room(session, "certificate", Optional.of(known.session()));
                Optional<Citizen> citizen = KeycloakCitizens.citizen(known.citizen());
                if (citizen.isEmpty()) {
                    yield room.show(Trouble.NOT_OURS, "registration-end", Map.of("end", "closed"));
                }
                yield oldEnough(room, known.citizen(), Means.Kind.PHONE)
                                || oldEnough(room, known.citizen(), Means.Kind.PASSWORD)
                        ? within.answer(room, known, citizen.get())
                        : room.show(Trouble.UNDER_AGE, "registration-end", Map.of("end", "minor"));
            }
        };
    }

    private static boolean oldEnough(Room room, UserModel citizen, Means.Kind kind) {
        return room.birthday().allows(Way.CERTIFICATE, kind, citizen);
    }

    private Response means(Room room, Visitor.Known visitor) {
        return room.show(PAGE, model(visitor));
    }

    private Response means(Room room, Visitor.Known visitor, LoginProblem problem) {
        return room.show(problem, PAGE, model(visitor));
    }

    private Map<String, Object> model(Visitor.Known visitor) {
        List<Means> own = of(visitor).all().stream()
                .filter(means -> !means.kind().certificate() && means.standing().usable())
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("name", Optional.ofNullable(visitor.citizen().getFirstName()).orElse(""));
        model.put("means", own.stream().map(CertificatePage::line).toList());
        model.put("password", own.stream().anyMatch(means -> means.kind() == Means.Kind.PASSWORD));
        Optional<Phone> codes = of(visitor).phone();
        model.put("hasPhone", codes.isPresent());
        codes.ifPresent(phone -> model.put("codesTo", phone.number().lastTwo()));
        return model;
    }

    private static Map<String, Object> line(Means means) {
        return Map.of(
                "id",
                means.id(),
                "kind",
                means.kind().word(),
                "label",
                means.label(),
                "registration",
                means.registration().word());
    }

    private Response choose(Room room, Visitor.Known visitor, Citizen citizen, Input input) {
        if (input.has("raise")) {
            return raise(room, visitor, input);
        }
        Means.Kind kind = input.has("choose") ? Means.Kind.PASSWORD : Means.Kind.PHONE;
        if (!oldEnough(room, visitor.citizen(), kind)) {
            return means(room, visitor, Trouble.UNDER_AGE);
        }
        Draft draft = room.draft(citizen.identifier(), Stage.LINK_PHONE, Registration.ADVANCED)
                .with(Fact.CONTRAST, citizen.contrast().orElse(""))
                .with(Fact.ACCOUNT, visitor.citizen().getId())
                .instead(input.value("instead").filter("true"::equals).isPresent());
        room.drafts().renew();
        if (input.has("choose")) {
            return new PasswordStep(room).page(room.drafts().keep(draft.at(Stage.PASSWORD)));
        }
        if (input.has("phone")) {
            return phone(room, visitor)
                    .send(draft, input.value("phone").flatMap(room.rules().callingCode()::number), Stage.LINK_CODE);
        }
        return means(room, visitor);
    }

    private Response raise(Room room, Visitor.Known visitor, Input input) {
        input.value("raise")
                .filter(id -> of(visitor).raise(id, By.citizen()))
                .ifPresent(raised -> room.done("registration_raised"));
        return means(room, visitor);
    }

    private Response next(Room room, Visitor.Known visitor, Draft draft, Input input) {
        PasswordStep password = new PasswordStep(room);
        return switch (draft.stage()) {
            case LINK_CODE -> code(room, visitor, draft, input);
            case PASSWORD ->
                input.has("more")
                        ? password.page(room.drafts().keep(draft))
                        : password.read(draft, input)
                                .map(chosen -> set(room, visitor, draft, chosen))
                                .orElseGet(() -> password.refused(draft));
            default -> means(room, visitor, Trouble.PAGE_OLD);
        };
    }

    private Response code(Room room, Visitor.Known visitor, Draft draft, Input input) {
        PhoneSteps phone = phone(room, visitor);
        if (input.has("other")) {
            phone.withdraw(draft);
            return means(room, visitor);
        }
        if (input.has("more")) {
            return phone.page(room.drafts().keep(draft));
        }
        return phone.judge(draft, input, proven -> {
            Msisdn number = new Msisdn(proven.phone());
            return switch (of(visitor).addPhone(number, Registration.ADVANCED, By.citizen())) {
                case Added.Stopped stopped -> means(room, visitor, Trouble.STOPPED_AT_DESK);
                case Added.Hers hers -> linked(room, visitor, proven, hers);
            };
        });
    }

    private Response linked(Room room, Visitor.Known visitor, Draft draft, Added.Hers hers) {
        if (hers instanceof Added.Anew) {
            new Registering(room)
                    .tell("registered_by_certificate", visitor.citizen(), Registration.ADVANCED, Optional.empty());
        }
        if (draft.isInstead()) {
            of(visitor).suspendOtherPhones(hers.phone(), By.citizen());
        }
        return means(room, visitor);
    }

    private Response set(Room room, Visitor.Known visitor, Draft draft, String chosen) {
        PasswordStep password = new PasswordStep(room);
        Optional<LoginProblem> refused = password.objection(visitor.citizen(), chosen);
        if (refused.isPresent()) {
            return password.page(room.drafts().keep(draft), refused.get());
        }
        of(visitor).setPassword(chosen.toCharArray(), Registration.ADVANCED, By.citizen());
        room.done("password_activated");
        return room.show("registration-end", Map.of("end", "password", "carries", "advanced"));
    }

    private PhoneSteps phone(Room room, Visitor.Known visitor) {
        return new PhoneSteps(room, (draft, problem) -> means(room, visitor, problem));
    }

    private MeansOf of(Visitor.Known visitor) {
        return MeansOf.citizen(session, session.getContext().getRealm(), visitor.citizen());
    }
}
