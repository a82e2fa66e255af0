package org.pontis.idp.keycloak.means;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;
import org.pontis.idp.keycloak.citizens.Ends;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.recovery.Terms;

/**
 * One citizen's means of login, and what is done to them. Each act changes her account, is an event, is told to her on all the
 * channels she had before, and ends the sessions it has to end. Whether somebody may do it, {@link org.pontis.idp.recovery}
 * has said before.
 */
public final class MeansOf {

    /** As events have it that she was told to renew something. */
    static final String RENEWAL_DUE = "renewal_due";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel citizen;
    private final Held held;

    private MeansOf(KeycloakSession session, RealmModel realm, UserModel citizen) {
        this.session = session;
        this.realm = realm;
        this.citizen = citizen;
        this.held = new Held(citizen);
    }

    public static MeansOf citizen(KeycloakSession session, RealmModel realm, UserModel citizen) {
        return new MeansOf(session, realm, citizen);
    }

    /** All of them: phones the oldest first, the password, certificates she has used. */
    public List<Means> all() {
        return held.all();
    }

    public Optional<Means> find(String id) {
        return held.find(id);
    }

    /** The numbers of the phones that count, the oldest first. */
    public List<Msisdn> numbers() {
        return held.numbers();
    }

    /** The phone that codes go to now, worth what it carries now. */
    public Optional<Phone> phone() {
        return held.phone();
    }

    /** Whether this number is one of hers, also one that was stopped. */
    public boolean has(Msisdn number) {
        return held.all().stream()
                .anyMatch(
                        means -> held.number(means.id()).filter(number::equals).isPresent());
    }

    /**
     * A phone more. Beside older means it cools down first; the first of all has nobody to be told, and counts at once. A number
     * that she has already gets no more by it than was shown for it: it is renewed by who has shown as much as it was registered
     * with, comes anew where it had ended or she had stopped it herself, and stays stopped where somebody else had.
     */
    public Added addPhone(Msisdn number, Registration registration, By by) {
        Optional<Means> same = held.all().stream()
                .filter(means -> held.number(means.id()).filter(number::equals).isPresent())
                .findFirst();
        if (same.isEmpty()) {
            return anew(number, registration, by);
        }
        Means phone = same.get();
        boolean asGood = registration.and(phone.registration()) == phone.registration();
        return switch (phone.standing()) {
            case Standing.Suspended stopped -> inPlaceOf(phone, stopped.by(), number, registration, by);
            case Standing.Revoked given -> inPlaceOf(phone, given.by(), number, registration, by);
            case Standing.Expired over ->
                asGood ? renewed(phone, registration, by) : inPlaceOf(phone, By.Who.CITIZEN, number, registration, by);
            case Standing.Active active -> asGood ? renewed(phone, registration, by) : new Added.Present(phone);
            case Standing.Cooling cooling -> asGood ? renewed(phone, registration, by) : new Added.Present(phone);
        };
    }

    private Added renewed(Means phone, Registration registration, By by) {
        renew(phone.id(), by);
        if (registration == Registration.ADVANCED) {
            raise(phone.id(), by);
        }
        return new Added.Renewed(find(phone.id()).orElseThrow());
    }

    /** She may do so with what she has stopped herself; a stranger with the SIM must not bring back what an office has. */
    private Added inPlaceOf(Means phone, By.Who stoppedBy, Msisdn number, Registration registration, By by) {
        if (stoppedBy != By.Who.CITIZEN && by.who() != By.Who.OFFICER) {
            return new Added.Stopped();
        }
        // before it is gone: it cools down beside the one it replaces, too
        Added added = anew(number, registration, by);
        held.givesUp();
        held.revoke(Kind.PHONE, phone.id(), Now.get(), by.who());
        Change.REVOKED.tell(Kind.PHONE, by, citizen, realm, session);
        return added;
    }

    private Added anew(Msisdn number, Registration registration, By by) {
        Instant now = Now.get();
        Notices notices = notices();
        boolean alone = held.all().isEmpty() && !held.gaveUp();
        Optional<Instant> cooling = alone ? Optional.empty() : Optional.of(now.plus(terms().cooling()));
        String id = held.addPhone(number, registration, now, terms().end(now, chance()), cooling);
        done(Change.ADDED, Kind.PHONE, by, notices);
        return new Added.Anew(find(id).orElseThrow());
    }

    /**
     * Her first password, or another. All sessions end but the one of the browser she does it in.
     *
     * @throws org.keycloak.models.ModelException if the realm's policy does not take it; its message is a key of the texts
     */
    public Means setPassword(char[] password, Registration registration, By by) {
        Instant now = Now.get();
        Notices notices = notices();
        citizen.credentialManager().updateCredential(UserCredentialModel.password(new String(password)));
        citizen.removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
        held.passwordSet(registration, now, terms().end(now, chance()));
        suspension().endAll();
        done(Change.ACTIVATED, Kind.PASSWORD, by, notices);
        return find(Kind.PASSWORD.word()).orElseThrow();
    }

    /**
     * A login has been proven so. The first with a card or a SIM is a means more, of which she is told.
     *
     * @param until when the certificate ends
     */
    public void used(Proof proof, Optional<Instant> until) {
        for (Kind kind : Kind.behind(proof)) {
            if (kind.certificate()) {
                Optional<Notices> first = held.knows(kind) ? Optional.empty() : Optional.of(notices());
                held.used(kind, Now.get(), until);
                first.ifPresent(notices -> done(Change.ADDED, kind, By.citizen(), notices));
            }
        }
    }

    /**
     * All of a kind; a certificate also before its first use.
     *
     * @return whether any was stopped by it
     */
    public boolean suspend(Kind kind, By by) {
        return kind.certificate()
                ? suspend(kind, kind.word(), by)
                : suspend(held.all().stream().filter(means -> means.kind() == kind), by);
    }

    /**
     * All phones but this one, which she has instead of them.
     *
     * @return whether any was stopped by it
     */
    public boolean suspendOtherPhones(Means instead, By by) {
        return suspend(
                held.all().stream()
                        .filter(means ->
                                means.kind() == Kind.PHONE && !means.id().equals(instead.id())),
                by);
    }

    private boolean suspend(Stream<Means> which, By by) {
        return changed(which.toList(), means -> suspend(means.kind(), means.id(), by));
    }

    /**
     * One of them. It counts no more, here and on every node, and the sessions proven with it end.
     *
     * @return false if there is none, or it was stopped before
     */
    public boolean suspend(String id, By by) {
        return find(id).filter(means -> suspend(means.kind(), id, by)).isPresent();
    }

    private boolean suspend(Kind kind, String id, By by) {
        Standing standing = find(id).map(Means::standing).orElseGet(Standing.Active::new);
        if (standing instanceof Standing.Suspended || standing instanceof Standing.Revoked) {
            return false;
        }
        Notices notices = notices();
        held.suspend(kind, id, Now.get(), by.who());
        suspension().end(Set.of(kind));
        done(Change.SUSPENDED, kind, by, notices);
        return true;
    }

    /**
     * Everything she has: for the day the bag is gone.
     *
     * @return whether any was stopped by it
     */
    public boolean suspendAll(By by) {
        return changed(EnumSet.allOf(Kind.class), kind -> suspend(kind, by));
    }

    /** Each of them, whatever became of the others. */
    private static <T> boolean changed(Collection<T> all, Predicate<T> act) {
        boolean any = false;
        for (T one : all) {
            any |= act.test(one);
        }
        return any;
    }

    /**
     * What was suspended counts again; a phone cools down as a new one does, unless an officer brings it back.
     *
     * @return false if it was not suspended
     */
    public boolean reactivate(String id, By by) {
        return act(Change.REACTIVATED, id, by, means -> means.standing() instanceof Standing.Suspended, means -> {
            held.lift(means.kind(), id);
            if (means.kind() == Kind.PHONE && by.who() != By.Who.OFFICER) {
                held.cool(id, Now.get().plus(terms().cooling()));
            }
        });
    }

    /**
     * For good: a phone or a password is taken out of the account, a certificate is not taken here any more.
     *
     * @return false if it was given up before
     */
    public boolean revoke(String id, By by) {
        return act(Change.REVOKED, id, by, means -> !(means.standing() instanceof Standing.Revoked), means -> {
            held.givesUp();
            held.revoke(means.kind(), id, Now.get(), by.who());
            suspension().end(Set.of(means.kind()));
        });
    }

    /**
     * A new term from today. It brings back what has expired, not what was stopped.
     *
     * @return false for a certificate, which its issuer renews
     */
    public boolean renew(String id, By by) {
        return act(
                Change.RENEWED,
                id,
                by,
                means -> !means.kind().certificate(),
                means -> held.renew(means.kind(), id, terms().end(Now.get(), chance())));
    }

    /**
     * From basic to advanced.
     *
     * @return false if it was that before
     */
    public boolean raise(String id, By by) {
        return act(
                Change.RAISED,
                id,
                by,
                means -> means.registration() == Registration.BASIC,
                means -> held.register(means.kind(), id, Registration.ADVANCED));
    }

    /** @return whether there is such a means, and it could be done */
    private boolean act(Change change, String id, By by, Predicate<Means> can, Consumer<Means> deed) {
        Optional<Means> found = find(id).filter(can);
        found.ifPresent(means -> {
            Notices notices = notices();
            deed.accept(means);
            done(change, means.kind(), by, notices);
        });
        return found.isPresent();
    }

    /** Her name or her document was changed, of which whoever did it has made an event: she is told of it as of her means. */
    public void identityChanged(By by) {
        notices().tellIdentity(by);
    }

    /** Whether there is a way to her now; of what does not have to be told, there is nothing in the way. */
    boolean canBeTold(Ends.End end) {
        return ending(end).isEmpty() || notices().open();
    }

    /** It ends soon, and she has not been told: she is to be, once. What does not count any more, or ends otherwise, is passed over. */
    boolean endsSoon(Ends.End end) {
        if (!end.claim(session)) {
            return false;
        }
        Optional<Means> means = ending(end);
        means.ifPresent(it -> Change.event(citizen, realm, session)
                .detail("what", RENEWAL_DUE)
                .detail("credential", it.kind().word())
                .detail("by", By.Who.SYSTEM.word())
                .success());
        return means.isPresent();
    }

    /** Tells her of {@link #endsSoon}, on all channels. */
    boolean tellEnd(Ends.End end) {
        Optional<Means> means = ending(end);
        means.ifPresent(it ->
                notices().tellEnd(it.kind(), LocalDate.ofInstant(it.until().orElseThrow(), CountryClock.of(session))));
        return means.isPresent();
    }

    private Optional<Means> ending(Ends.End end) {
        return find(end.id())
                .filter(means -> means.standing().usable())
                .filter(means -> means.until().filter(end::is).isPresent());
    }

    private void done(Change change, Kind kind, By by, Notices notices) {
        change.tell(kind, by, citizen, realm, session);
        notices.tell(change, kind, by);
    }

    /** To the channels she has now, before anything changes. */
    private Notices notices() {
        return Notices.toChannelsOf(citizen, realm, session);
    }

    private Suspension suspension() {
        return new Suspension(session, realm, citizen);
    }

    private Terms terms() {
        return Terms.read(RealmSettings.of(realm).or(Installation.of(session).settings()));
    }

    private static RandomGenerator chance() {
        return new SecureRandom();
    }
}
