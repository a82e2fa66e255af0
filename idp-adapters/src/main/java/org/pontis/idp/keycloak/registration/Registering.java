package org.pontis.idp.keycloak.registration;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.pontis.broker.By;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Newcomer;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.citizens.Admission;
import org.pontis.idp.keycloak.means.MeansOf;

/**
 * The account of somebody who has proven who she is, and her phone. Everything is looked at and done in one transaction that waits for
 * all others: of many at the same moment one registers, and the others are told that she is registered.
 */
record Registering(Room room) {

    /** How an account stands to a new registration. */
    enum Account {
        /** There is none, or nothing in it that she could log in with. */
        FREE,
        /** She is registered. */
        TAKEN,
        /** It was closed, or is of somebody who was born on another day. */
        CLOSED
    }

    /** What is there now; what counts is what {@link #link} finds. */
    Account look(Draft draft) {
        KeycloakSession session = room.session();
        String account = draft.who().account();
        return Optional.ofNullable(
                        UserStoragePrivateUtil.userLocalStorage(session).getUserByUsername(room.realm(), account))
                .map(found -> session.users().getUserById(room.realm(), found.getId()))
                .map(user -> standing(session, user, draft))
                .orElse(Account.FREE);
    }

    private Account standing(KeycloakSession in, UserModel user, Draft draft) {
        if (!user.isEnabled()) {
            return Account.CLOSED;
        }
        if (isAnothers(user, draft)) {
            room.event()
                    .user(user.getId())
                    .detail("what", "registration_online")
                    .error("identity_differs");
            return Account.CLOSED;
        }
        return MeansOf.citizen(in, room.realm(), user).all().stream().anyMatch(Registering::isOwn)
                ? Account.TAKEN
                : Account.FREE;
    }

    /**
     * An identifier that was given to somebody else meanwhile does not bring her account along. Names change, the day of birth does not;
     * where it was wrong an office puts it right.
     */
    private static boolean isAnothers(UserModel user, Draft draft) {
        String born = user.getFirstAttribute("birthdate");
        return born != null && !born.equals(draft.birthdate());
    }

    /** A certificate is nothing that was registered here. */
    private static boolean isOwn(Means means) {
        return !means.kind().certificate();
    }

    /**
     * Makes the account, if there is none, and links the phone.
     *
     * @param beside whether she knows that she is registered, and wants this phone beside what she has
     * @return what stood in the way, or {@link Account#FREE}
     */
    Account link(Draft draft, boolean beside) {
        AtomicReference<Account> found = new AtomicReference<>(Account.CLOSED);
        Optional<String> made = new Admission(room.session())
                .of(newcomer(draft), Optional.of(draft.contrast()), (own, user) -> {
                    Account standing = standing(own, user, draft);
                    boolean may = standing == Account.FREE || standing == Account.TAKEN && beside;
                    found.set(may ? Account.FREE : standing);
                    if (may) {
                        MeansOf.citizen(own, own.getContext().getRealm(), user)
                                .addPhone(new Msisdn(draft.phone()), Registration.BASIC, By.citizen());
                    }
                });
        made.ifPresent(account -> room.event()
                .event(EventType.REGISTER)
                .user(account)
                .detail("login_method", "registration")
                .detail("what", "account_opened")
                .success());
        return found.get();
    }

    private static Newcomer newcomer(Draft draft) {
        return new Newcomer(
                draft.who(), draft.givenName(), draft.familyName(), Optional.of(LocalDate.parse(draft.birthdate())));
    }

    /** She is registered: for the records. */
    void tell(String what, UserModel citizen, Registration registration) {
        room.event()
                .user(citizen)
                .detail("what", what)
                .detail("credential", "phone")
                .detail("level", registration.carries().name().toLowerCase(Locale.ROOT))
                .success();
        room.done(what);
    }
}
