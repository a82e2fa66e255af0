package org.pontis.idp.keycloak.desk;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.keycloak.models.UserModel;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.idp.desk.Act;
import org.pontis.idp.desk.Asked;
import org.pontis.idp.desk.OneOfficer;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.registration.AgeLimits.Way;

/** Does what one officer may do alone, and keeps the rest for a second one, whose word is the last. */
record Serving(Officer officer) {

    /** @param wanted what the act needs, by name */
    Outcome please(Act act, UserModel citizen, Map<String, String> wanted) {
        if (officer.is(citizen)) {
            throw new Trouble(Trouble.Code.DESK_OWN_ACCOUNT);
        }
        if (!isOldEnough(act, citizen)) {
            throw new Trouble(Trouble.Code.DESK_UNDER_AGE);
        }
        Trail trail = new Trail(officer);
        if (OneOfficer.suffices(act, means(citizen, wanted)) && !needsTwo(act, citizen)) {
            Outcome outcome =
                    new CarryingOut(officer, citizen).prepared(act, wanted).get();
            trail.counted(act, "done");
            return outcome;
        }
        new Requests(officer).ask(act, citizen, wanted);
        trail.did("desk_asked", citizen, Map.of("request", act.word()));
        trail.counted(act, "asked");
        return new Outcome.AskedFor(act);
    }

    private boolean isOldEnough(Act act, UserModel citizen) {
        return switch (act) {
            case NEW_PHONE -> officer.birthday().allows(Way.DESK, Kind.PHONE, citizen);
            case NEW_CODE -> officer.birthday().allows(Way.DESK, Kind.PASSWORD, citizen);
            case RAISE, SUSPEND, REACTIVATE, REVOKE, RENEW, IDENTITY, CLOSE_CASE, REGISTER -> true;
        };
    }

    private Optional<Means> means(UserModel citizen, Map<String, String> wanted) {
        return MeansOf.citizen(officer.session(), officer.realm(), citizen).find(wanted.getOrDefault("means", ""));
    }

    private boolean needsTwo(Act act, UserModel citizen) {
        Past past = new Past(officer, citizen);
        return officer.rules()
                .needsTwo(
                        act,
                        past.isGuarded(),
                        past.saidNotMe(),
                        Officer.serves(officer.session(), officer.realm(), citizen.getId()));
    }

    /** The second officer's word. It is kept for later if something stands in the way that may go away. */
    Outcome confirm(String id) {
        Requests.Waiting waiting = waiting(id);
        UserModel citizen = citizen(waiting);
        Asked.Verdict verdict = verdict(waiting, citizen);
        if (verdict != Asked.Verdict.AGREED) {
            new Trail(officer).counted(waiting.act(), verdict.name());
            throw new Trouble(code(verdict));
        }
        Supplier<Outcome> deed = prepared(waiting, citizen);
        if (!new Requests(officer).decide(id)) {
            throw new Trouble(Trouble.Code.DESK_REQUEST_OVER);
        }
        Outcome outcome = deed.get();
        Trail trail = new Trail(officer);
        trail.did(
                "desk_confirmed",
                citizen,
                Map.of(
                        "request",
                        waiting.act().word(),
                        "asked_by",
                        waiting.asked().by()));
        trail.counted(waiting.act(), "confirmed");
        return outcome;
    }

    private Supplier<Outcome> prepared(Requests.Waiting waiting, UserModel citizen) {
        try {
            return new CarryingOut(officer, citizen).prepared(waiting.act(), waiting.wanted());
        } catch (Trouble inTheWay) {
            new Trail(officer).counted(waiting.act(), inTheWay.code());
            throw inTheWay;
        }
    }

    /** She says no, and nobody can say yes any more. */
    void decline(String id) {
        Requests.Waiting waiting = waiting(id);
        UserModel citizen = citizen(waiting);
        if (officer.is(citizen)) {
            throw new Trouble(Trouble.Code.DESK_OWN_ACCOUNT);
        }
        if (!new Requests(officer).decide(id)) {
            throw new Trouble(
                    waiting.asked().by().equals(officer.id())
                            ? Trouble.Code.DESK_OWN_REQUEST
                            : Trouble.Code.DESK_REQUEST_OVER);
        }
        Trail trail = new Trail(officer);
        trail.event(Optional.of(citizen))
                .detail("what", "desk_confirmed")
                .detail("request", waiting.act().word())
                .detail("asked_by", waiting.asked().by())
                .error("declined");
        trail.counted(waiting.act(), "declined");
    }

    private Requests.Waiting waiting(String id) {
        return new Requests(officer).find(id).orElseThrow(() -> new Trouble(Trouble.Code.DESK_REQUEST_OVER));
    }

    private UserModel citizen(Requests.Waiting waiting) {
        UserModel citizen = officer.session()
                .users()
                .getUserById(officer.realm(), waiting.asked().citizen());
        if (citizen == null) {
            throw new Trouble(Trouble.Code.DESK_REQUEST_OVER);
        }
        return citizen;
    }

    private Asked.Verdict verdict(Requests.Waiting waiting, UserModel citizen) {
        Asked asked = waiting.asked();
        String presently = Edition.of(citizen, officer).stream()
                .filter(asked.edition()::equals)
                .findFirst()
                .orElse("");
        return asked.confirmedBy(
                officer.id(), Now.get(), presently, Officer.serves(officer.session(), officer.realm(), asked.by()));
    }

    private static Trouble.Code code(Asked.Verdict verdict) {
        return switch (verdict) {
            case OWN_REQUEST -> Trouble.Code.DESK_OWN_REQUEST;
            case OWN_ACCOUNT -> Trouble.Code.DESK_OWN_ACCOUNT;
            case CHANGED -> Trouble.Code.DESK_CHANGED;
            case OVER, AGREED -> Trouble.Code.DESK_REQUEST_OVER;
        };
    }
}
