package org.pontis.idp.keycloak.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.idp.desk.Act;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.registration.ActivationCodes;
import org.pontis.idp.keycloak.visit.FormToken;
import org.pontis.idp.numbering.CallingCode;
import org.pontis.idp.registration.RegistrationRules;

/**
 * One officer's desk in one request: it reads her form, has done what it says, and shows what comes next.
 *
 * @param token for the forms it shows
 */
record Desk(Officer officer, FormToken token) {

    private static final int LONGEST = 200;

    static Response seeOther(KeycloakSession session, String page) {
        return Response.seeOther(DeskResource.address(session, page))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    Response start(Optional<Trouble> trouble) {
        return pages().start(trouble);
    }

    Response look(MultivaluedMap<String, String> form) {
        try {
            new LookUp(officer).by(form);
            return seeOther(officer.session(), "citizen");
        } catch (Trouble trouble) {
            return start(Optional.of(trouble));
        }
    }

    Response citizen() {
        return AtHand.of(officer)
                .map(file -> shown(file, Map.of(), Optional.empty()))
                .orElseGet(() -> seeOther(officer.session(), ""));
    }

    /** Her means, or the form for who has none, and has nothing behind her that a second officer should know of. */
    private Response shown(AtHand file, Map<String, String> typed, Optional<Trouble> trouble) {
        Optional<UserModel> citizen = file.account(officer);
        return citizen.filter(known -> file.differs() || !isBlank(known))
                .map(known -> pages().citizen(file, known, trouble))
                .orElseGet(() -> pages().register(file, citizen, typed, trouble));
    }

    private boolean isBlank(UserModel citizen) {
        return new Past(officer, citizen).isBlank();
    }

    Response act(MultivaluedMap<String, String> form) {
        AtHand file = file(form);
        try {
            Act act = Act.named(field(form, "act")).orElseThrow(Desk::unreadable);
            return act == Act.REGISTER ? register(file, form) : change(act, file, form);
        } catch (Trouble trouble) {
            return shown(file, typed(form), Optional.of(trouble));
        }
    }

    private Response register(AtHand file, MultivaluedMap<String, String> form) {
        if (file.account(officer)
                .filter(known -> file.differs() || !isBlank(known))
                .isPresent()) {
            throw new Trouble(Trouble.Code.DESK_NOT_POSSIBLE);
        }
        Map<String, String> wanted = new Registering(officer, file).read(form);
        new Spot(officer, file).send(new Spot.Draft(Act.REGISTER, number(form), wanted));
        return seeOther(officer.session(), "code");
    }

    private Response change(Act act, AtHand file, MultivaluedMap<String, String> form) {
        UserModel citizen = file.account(officer).orElseThrow(() -> new Trouble(Trouble.Code.DESK_NOT_POSSIBLE));
        if (file.differs() && act != Act.IDENTITY && act != Act.SUSPEND) {
            throw new Trouble(Trouble.Code.DESK_DOCUMENT_DIFFERS);
        }
        return switch (act) {
            case NEW_PHONE -> newPhone(file, citizen, form);
            case RAISE -> raise(file, citizen);
            case REVOKE -> revoke(file, citizen, form);
            case RENEW -> renew(file, citizen, form);
            case SUSPEND, REACTIVATE -> done(file, citizen, serving().please(act, citizen, one(citizen, form)));
            case NEW_CODE -> done(file, citizen, serving().please(act, citizen, Map.of()));
            case IDENTITY ->
                done(file, citizen, serving().please(act, citizen, new Correcting(officer, citizen).read(file, form)));
            case CLOSE_CASE -> done(file, citizen, serving().please(act, citizen, closing(form)));
            case REGISTER -> throw unreadable();
        };
    }

    /** What is lost counts no more at once; the new one waits for its code, and for a second officer. */
    private Response newPhone(AtHand file, UserModel citizen, MultivaluedMap<String, String> form) {
        Msisdn number = number(form);
        Map<String, String> wanted = Map.of("number", number.value());
        new CarryingOut(officer, citizen).prepared(Act.NEW_PHONE, wanted);
        new Spot(officer, file).send(new Spot.Draft(Act.NEW_PHONE, number, wanted));
        if (form.getFirst("lost") != null) {
            means(citizen).suspend(Means.Kind.PHONE, officer.hand());
        }
        return seeOther(officer.session(), "code");
    }

    private Response raise(AtHand file, UserModel citizen) {
        Raising raising = Raising.of(citizen, officer);
        if (raising.means().isEmpty()) {
            throw new Trouble(Trouble.Code.DESK_NOT_POSSIBLE);
        }
        if (raising.phone().isEmpty()) {
            return done(file, citizen, serving().please(Act.RAISE, citizen, raising.wanted()));
        }
        new Spot(officer, file).send(new Spot.Draft(Act.RAISE, raising.phone().get(), raising.wanted()));
        return seeOther(officer.session(), "code");
    }

    /** A phone has to be here: since its code was last typed the number may have become somebody else's. */
    private Response renew(AtHand file, UserModel citizen, MultivaluedMap<String, String> form) {
        Map<String, String> wanted = one(citizen, form);
        new CarryingOut(officer, citizen).prepared(Act.RENEW, wanted);
        Optional<Msisdn> phone = new Held(citizen).number(wanted.get("means"));
        if (phone.isEmpty()) {
            return done(file, citizen, serving().please(Act.RENEW, citizen, wanted));
        }
        new Spot(officer, file).send(new Spot.Draft(Act.RENEW, phone.get(), wanted));
        return seeOther(officer.session(), "code");
    }

    private Response revoke(AtHand file, UserModel citizen, MultivaluedMap<String, String> form) {
        String id = field(form, "means");
        if (form.getFirst("sure") == null) {
            Means means = means(citizen).find(id).orElseThrow(() -> new Trouble(Trouble.Code.DESK_NOT_POSSIBLE));
            return pages().sure(file, citizen, means);
        }
        return done(file, citizen, serving().please(Act.REVOKE, citizen, one(citizen, form)));
    }

    /** With its kind, for a second officer to read. */
    private Map<String, String> one(UserModel citizen, MultivaluedMap<String, String> form) {
        String id = field(form, "means");
        return means(citizen)
                .find(id)
                .map(means -> Map.of("means", id, "kind", means.kind().word()))
                .orElseGet(() -> Map.of("means", id));
    }

    private static Map<String, String> closing(MultivaluedMap<String, String> form) {
        String reason = field(form, "reason");
        if (Stream.of(Case.Reason.values()).noneMatch(one -> one.name().equals(reason))) {
            throw unreadable();
        }
        return Map.of("case", field(form, "case"), "reason", reason);
    }

    Response code() {
        return AtHand.of(officer)
                .flatMap(file ->
                        new Spot(officer, file).pending().map(draft -> pages().code(file, draft, Optional.empty())))
                .orElseGet(() -> seeOther(officer.session(), "citizen"));
    }

    Response guess(MultivaluedMap<String, String> form) {
        AtHand file = file(form);
        Spot spot = new Spot(officer, file);
        Optional<Spot.Draft> before = spot.pending();
        try {
            Spot.Draft draft = spot.guess(field(form, "code").strip());
            if (draft.act() == Act.REGISTER) {
                Outcome registered = new Registering(officer, file).complete(draft);
                AtHand known = AtHand.of(officer).orElse(file);
                return done(known, known.account(officer).orElseThrow(), registered);
            }
            UserModel citizen = file.account(officer).orElseThrow(() -> new Trouble(Trouble.Code.DESK_NOT_POSSIBLE));
            return done(file, citizen, serving().please(draft.act(), citizen, draft.wanted()));
        } catch (Trouble trouble) {
            return before.filter(draft -> trouble.code().equals(LoginProblem.CODE_WRONG.code()))
                    .map(draft -> pages().code(file, draft, Optional.of(trouble)))
                    .orElseGet(() -> shown(AtHand.of(officer).orElse(file), Map.of(), Optional.of(trouble)));
        }
    }

    Response decide(MultivaluedMap<String, String> form) {
        try {
            String id = field(form, "request");
            if (field(form, "word").equals("decline")) {
                serving().decline(id);
                Notice.declined(officer);
            } else {
                serving().confirm(id);
                Notice.confirmed(officer);
            }
            return seeOther(officer.session(), "");
        } catch (Trouble trouble) {
            return start(Optional.of(trouble));
        }
    }

    private Response done(AtHand file, UserModel citizen, Outcome outcome) {
        switch (outcome) {
            case Outcome.Printed printed -> {
                ActivationCodes codes = new ActivationCodes(officer.session());
                return pages().sheet(file, citizen, printed.code(), Now.get().plus(codes.lifetime()));
            }
            case Outcome.AskedFor asked -> Notice.asked(officer);
            case Outcome.Done did -> Notice.done(officer, did.act());
        }
        return seeOther(officer.session(), "citizen");
    }

    /** The citizen whom this form is about, if it is the one at hand. */
    private AtHand file(MultivaluedMap<String, String> form) {
        return AtHand.of(officer)
                .filter(open -> open.handle().equals(form.getFirst("file")))
                .orElseThrow(() -> new Trouble(Trouble.Code.DESK_FILE_CLOSED));
    }

    private Msisdn number(MultivaluedMap<String, String> form) {
        return CallingCode.read(RealmSettings.of(officer.realm())
                        .or(Installation.of(officer.session()).settings())
                        .of(RegistrationRules.ID.value()))
                .number(field(form, "phone"))
                .orElseThrow(Desk::unreadable);
    }

    /** What the officer need not type again. */
    private static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new HashMap<>();
        for (String name : List.of("given", "family", "birthdate", "phone", "adult")) {
            Optional.ofNullable(form.getFirst(name))
                    .filter(text -> text.length() <= LONGEST)
                    .ifPresent(text -> typed.put(name, text));
        }
        return typed;
    }

    private static String field(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name))
                .filter(text -> text.length() <= LONGEST)
                .orElse("");
    }

    private static Trouble unreadable() {
        return new Trouble(LoginProblem.INPUT_INVALID);
    }

    private MeansOf means(UserModel citizen) {
        return MeansOf.citizen(officer.session(), officer.realm(), citizen);
    }

    private Serving serving() {
        return new Serving(officer);
    }

    private DeskPages pages() {
        return new DeskPages(officer.session(), Optional.of(officer), token);
    }
}
