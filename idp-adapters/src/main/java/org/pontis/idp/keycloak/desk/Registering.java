package org.pontis.idp.keycloak.desk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.ws.rs.core.MultivaluedMap;

import org.keycloak.models.UserModel;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Newcomer;
import org.pontis.broker.Registration;
import org.pontis.idp.desk.Act;
import org.pontis.idp.desk.Application;
import org.pontis.idp.keycloak.citizens.Admission;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.keycloak.pages.AgreedTo;
import org.pontis.idp.numbering.RealmPeople;
import org.pontis.idp.registration.AgeLimits.Way;

/**
 * Registering somebody in person: who she is, that she agrees, a phone that is in her hand, and then the account. Whoever has one
 * already but nothing to log in with keeps the name it has.
 */
record Registering(Officer officer, AtHand file) {

    private static final String BIRTHDATE = "birthdate";
    private static final String ACCOMPANIED = "accompanied_by";

    /** What the form says, as it is kept until the code is right. */
    Map<String, String> read(MultivaluedMap<String, String> form) {
        Application application = application(form);
        if (form.getFirst("consent") == null) {
            throw new Trouble(LoginProblem.INPUT_INVALID);
        }
        Map<String, String> wanted = new HashMap<>();
        wanted.put("given", application.givenName());
        wanted.put("family", application.familyName());
        wanted.put(BIRTHDATE, application.birthdate().toString());
        wanted.put(
                AgreedTo.DETAIL,
                AgreedTo.text(
                        officer.session(), officer.session().getContext().resolveLocale(null), "desk.consent.text"));
        application.accompaniedBy().ifPresent(adult -> wanted.put("adult", adult.value()));
        return wanted;
    }

    private Application application(MultivaluedMap<String, String> form) {
        Optional<UserModel> known = file.account(officer);
        Application.Reading reading = Application.read(
                field -> known.flatMap(user -> stored(user, field)).orElseGet(() -> form.getFirst(field)),
                file.who(),
                RealmPeople.numbering(RealmSettings.of(officer.realm())).identifiers(),
                officer.rules().adultFrom(),
                today());
        return switch (reading) {
            case Application.Reading.Complete(Application read) -> oldEnough(notHerOwn(read));
            case Application.Reading.Incomplete(List<String> wrong) ->
                throw wrong.equals(List.of("adult"))
                        ? new Trouble(Trouble.Code.DESK_ADULT_NEEDED)
                        : new Trouble(LoginProblem.INPUT_INVALID);
        };
    }

    /** An officer does not register a child that she came with. */
    private Application notHerOwn(Application read) {
        read.accompaniedBy()
                .filter(adult -> adult.account().equals(officer.account().getUsername()))
                .ifPresent(own -> {
                    throw new Trouble(Trouble.Code.DESK_OWN_ACCOUNT);
                });
        return read;
    }

    private Application oldEnough(Application read) {
        if (!officer.birthday().allows(Way.DESK, Kind.PHONE, read.birthdate())) {
            throw new Trouble(Trouble.Code.DESK_UNDER_AGE);
        }
        return read;
    }

    private static Optional<String> stored(UserModel user, String field) {
        return switch (field) {
            case "given" -> Optional.ofNullable(user.getFirstName());
            case "family" -> Optional.ofNullable(user.getLastName());
            case BIRTHDATE -> Optional.ofNullable(user.getFirstAttribute(BIRTHDATE));
            default -> Optional.empty();
        };
    }

    /** Whether she is known to be a minor, so that the form asks at once who came along. */
    boolean isMinor(UserModel citizen) {
        return Application.day(citizen.getFirstAttribute(BIRTHDATE))
                .filter(born -> Application.isMinor(born, officer.rules().adultFrom(), today()))
                .isPresent();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(org.pontis.idp.keycloak.installation.Now.get(), CountryClock.of(officer.session()));
    }

    /** The code was right: she is registered, with this phone, and if she is old enough there is a code for her password. */
    Outcome complete(Spot.Draft draft) {
        file.account(officer).filter(officer::is).ifPresent(own -> {
            throw new Trouble(Trouble.Code.DESK_OWN_ACCOUNT);
        });
        file.account(officer)
                .filter(known -> !new Past(officer, known).isBlank())
                .ifPresent(known -> {
                    throw new Trouble(Trouble.Code.DESK_CHANGED);
                });
        UserModel citizen = link(draft).orElseThrow(() -> new Trouble(Trouble.Code.DESK_CHANGED));
        file.known(officer, citizen);
        Trail trail = new Trail(officer);
        trail.did(
                "registered_at_desk",
                citizen,
                Map.of(
                        "document",
                        file.document(),
                        AgreedTo.DETAIL,
                        draft.wanted().get(AgreedTo.DETAIL)));
        trail.counted(Act.REGISTER, "done");
        return new CarryingOut(officer, citizen)
                .prepared(Act.REGISTER, Map.of())
                .get();
    }

    /**
     * The account and the phone, behind the lock at which everybody waits who registers, online or at another desk: of many at the same
     * moment one does. Nothing if somebody, or she herself, was faster.
     */
    private Optional<UserModel> link(Spot.Draft draft) {
        AtomicReference<String> registered = new AtomicReference<>();
        new Admission(officer.session()).of(newcomer(draft.wanted()), Optional.of(file.validity()), (own, account) -> {
            MeansOf means = MeansOf.citizen(own, own.getContext().getRealm(), account);
            if (means.all().isEmpty() && !new Held(account).gaveUp()) {
                account.setSingleAttribute("contrast", file.validity());
                Optional.ofNullable(draft.wanted().get("adult"))
                        .ifPresent(adult -> account.setSingleAttribute(ACCOMPANIED, adult));
                means.addPhone(draft.number(), Registration.ADVANCED, officer.hand());
                registered.set(account.getId());
            }
        });
        return Optional.ofNullable(registered.get())
                .map(id -> officer.session().users().getUserById(officer.realm(), id));
    }

    private Newcomer newcomer(Map<String, String> wanted) {
        return new Newcomer(
                file.who(), wanted.get("given"), wanted.get("family"), Application.day(wanted.get(BIRTHDATE)));
    }
}
