package org.pontis.idp.keycloak.registration;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.pontis.broker.By;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Newcomer;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.citizens.Admission;
import org.pontis.idp.keycloak.means.Added;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.pages.AgreedTo;
import org.pontis.idp.recovery.Evidence;
import org.pontis.idp.recovery.Shown;
import org.pontis.idp.recovery.Verdict;
import org.pontis.idp.recovery.Verdict.Granted;
import org.pontis.idp.recovery.Wish;

/**
 * The account of somebody who has proven who she is, and her phone. Everything is looked at and done in one transaction that waits for
 * all others: of many at the same moment one registers, and the others are told that she is registered.
 */
record Registering(Room room) {

    private static final String CONTRAST = "contrast";

    /** How an account stands to a new registration. */
    enum Account {
        /** There is none, or nothing in it that she could log in with. */
        FREE,
        /** She is registered. */
        TAKEN,
        /** It was closed. */
        CLOSED,
        /** It is of somebody who was born on another day. */
        ANOTHERS
    }

    /** What became of a phone that was to be linked. */
    sealed interface Linked {

        record Done(Added added) implements Linked {}

        /** What stood in the way. */
        record Refused(Account account) implements Linked {}
    }

    /**
     * What is there now; what counts is what {@link #link} finds. The registry has compared her document: an account of hers that knows
     * the one before it knows this one from now on, or no code would reach her.
     */
    Account look(Draft draft) {
        KeycloakSession session = room.session();
        String account = draft.who().account();
        return Optional.ofNullable(
                        UserStoragePrivateUtil.userLocalStorage(session).getUserByUsername(room.realm(), account))
                .map(found -> session.users().getUserById(room.realm(), found.getId()))
                .map(user -> {
                    Account standing = standing(session, user, draft);
                    if (standing == Account.FREE || standing == Account.TAKEN) {
                        renewDocument(user, draft);
                    }
                    return standing;
                })
                .orElse(Account.FREE);
    }

    private void renewDocument(UserModel user, Draft draft) {
        String known = user.getFirstAttribute(CONTRAST);
        if (known != null && !known.equals(draft.contrast())) {
            user.setSingleAttribute(CONTRAST, draft.contrast());
            room.event()
                    .event(EventType.UPDATE_PROFILE)
                    .user(user)
                    .detail("what", "identity_changed")
                    .success();
            MeansOf.citizen(room.session(), room.realm(), user).identityChanged(By.citizen());
        }
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
            return Account.ANOTHERS;
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
     * Makes the account, if there is none, and links the phone; it may come in the place of those that are there.
     *
     * @param beside whether she knows that she is registered, and wants this phone beside what she has
     */
    Linked link(Draft draft, boolean beside) {
        AtomicReference<Linked> linked = new AtomicReference<>(new Linked.Refused(Account.CLOSED));
        Optional<String> made = new Admission(room.session())
                .of(newcomer(draft), Optional.of(draft.contrast()), (own, user) -> {
                    Account standing = standing(own, user, draft);
                    boolean may = standing == Account.FREE || standing == Account.TAKEN && beside;
                    linked.set(may ? new Linked.Done(add(own, user, draft)) : new Linked.Refused(standing));
                });
        made.ifPresent(account -> room.event()
                .event(EventType.REGISTER)
                .user(account)
                .detail("login_method", "registration")
                .detail("what", "account_opened")
                .success());
        return linked.get();
    }

    private static Added add(KeycloakSession own, UserModel user, Draft draft) {
        Registration registration =
                granted(Wish.NEW_PHONE).flatMap(Granted::registration).orElseThrow();
        return MeansOf.citizen(own, own.getContext().getRealm(), user)
                .addPhone(new Msisdn(draft.phone()), registration, By.citizen());
    }

    /** Those she has it instead of stop when it is hers; outside the lock, for portals are told of sessions that end. */
    void stopOthers(UserModel citizen, Means phone) {
        if (granted(Wish.SUSPEND).isPresent()) {
            MeansOf.citizen(room.session(), room.realm(), citizen).suspendOtherPhones(phone, By.citizen());
        }
    }

    /** What the registry's answer gets her. */
    private static Optional<Granted> granted(Wish wish) {
        return Verdict.of(Shown.fully(Evidence.REGISTRY), wish, LevelOfAssurance.LOW) instanceof Granted granted
                ? Optional.of(granted)
                : Optional.empty();
    }

    private static Newcomer newcomer(Draft draft) {
        return new Newcomer(
                draft.who(), draft.givenName(), draft.familyName(), Optional.of(LocalDate.parse(draft.birthdate())));
    }

    /**
     * She is registered: for the records.
     *
     * @param consent to which words she agreed, where she was asked
     */
    void tell(String what, UserModel citizen, Registration registration, Optional<String> consent) {
        EventBuilder event = room.event()
                .user(citizen)
                .detail("what", what)
                .detail("credential", "phone")
                .detail("level", registration.carries().name().toLowerCase(Locale.ROOT));
        consent.ifPresent(words -> event.detail(AgreedTo.DETAIL, words));
        event.success();
        room.done(what);
    }
}
