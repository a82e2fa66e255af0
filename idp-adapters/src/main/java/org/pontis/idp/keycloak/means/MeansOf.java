package org.pontis.idp.keycloak.means;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Means;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Msisdn;
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

    /** Whether this number is one of hers, also one that was stopped. */
    public boolean has(Msisdn number) {
        return held.all().stream()
                .anyMatch(
                        means -> held.number(means.id()).filter(number::equals).isPresent());
    }

    /**
     * A phone more. Beside older means it cools down first; the first of all has nobody to be told, and counts at once. A number
     * that she has already is registered anew, as the new one says if that is more, and has its dates from today.
     */
    public Means addPhone(Msisdn number, Registration registration, By by) {
        Instant now = Now.get();
        boolean alone = held.all().isEmpty();
        Notices notices = notices();
        Optional<Means> same = held.all().stream()
                .filter(means -> held.number(means.id()).filter(number::equals).isPresent())
                .findFirst();
        // a stopped one stays stopped, or a stranger with the SIM would bring it back under another name
        if (same.isPresent() && !(same.get().standing() instanceof Standing.Suspended)) {
            renew(same.get().id(), by);
            if (registration == Registration.ADVANCED) {
                raise(same.get().id(), by);
            }
            return find(same.get().id()).orElseThrow();
        }
        same.ifPresent(suspended -> held.revoke(Kind.PHONE, suspended.id(), now, by.who()));
        Optional<Instant> cooling = alone ? Optional.empty() : Optional.of(now.plus(terms().cooling()));
        String id = held.addPhone(number, registration, now, terms().end(now, chance()), cooling);
        done(Change.ADDED, Kind.PHONE, by, notices);
        return find(id).orElseThrow();
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

    /** All of a kind; a certificate also before its first use. */
    public void suspend(Kind kind, By by) {
        if (kind.certificate()) {
            suspend(kind, kind.word(), by);
        } else {
            held.all().stream()
                    .filter(means -> means.kind() == kind)
                    .map(Means::id)
                    .toList()
                    .forEach(id -> suspend(id, by));
        }
    }

    /** One of them. It counts no more, here and on every node, and the sessions proven with it end. */
    public void suspend(String id, By by) {
        find(id).ifPresent(means -> suspend(means.kind(), id, by));
    }

    private void suspend(Kind kind, String id, By by) {
        Standing standing = find(id).map(Means::standing).orElseGet(Standing.Active::new);
        if (standing instanceof Standing.Suspended || standing instanceof Standing.Revoked) {
            return;
        }
        Notices notices = notices();
        held.suspend(kind, id, Now.get(), by.who());
        suspension().end(Set.of(kind));
        done(Change.SUSPENDED, kind, by, notices);
    }

    /** Everything she has: for the day the bag is gone. */
    public void suspendAll(By by) {
        EnumSet.allOf(Kind.class).forEach(kind -> suspend(kind, by));
    }

    /** What was suspended counts again; a phone cools down as a new one does, unless an officer brings it back. */
    public void reactivate(String id, By by) {
        find(id).filter(means -> means.standing() instanceof Standing.Suspended).ifPresent(means -> {
            Notices notices = notices();
            held.lift(means.kind(), id);
            if (means.kind() == Kind.PHONE && by.who() != By.Who.OFFICER) {
                held.cool(id, Now.get().plus(terms().cooling()));
            }
            done(Change.REACTIVATED, means.kind(), by, notices);
        });
    }

    /** For good: a phone or a password is taken out of the account, a certificate is not taken here any more. */
    public void revoke(String id, By by) {
        find(id).filter(means -> !(means.standing() instanceof Standing.Revoked))
                .ifPresent(means -> {
                    Notices notices = notices();
                    held.revoke(means.kind(), id, Now.get(), by.who());
                    suspension().end(Set.of(means.kind()));
                    done(Change.REVOKED, means.kind(), by, notices);
                });
    }

    /** A new term from today. It brings back what has expired, not what was stopped; a certificate's issuer renews it. */
    public void renew(String id, By by) {
        find(id).filter(means -> !means.kind().certificate()).ifPresent(means -> {
            Notices notices = notices();
            held.renew(means.kind(), id, terms().end(Now.get(), chance()));
            done(Change.RENEWED, means.kind(), by, notices);
        });
    }

    /** From basic to advanced. */
    public void raise(String id, By by) {
        find(id).filter(means -> means.registration() == Registration.BASIC).ifPresent(means -> {
            Notices notices = notices();
            held.register(means.kind(), id, Registration.ADVANCED);
            done(Change.RAISED, means.kind(), by, notices);
        });
    }

    /** Her name or her document was changed, of which whoever did it has made an event: she is told of it as of her means. */
    public void identityChanged(By by) {
        notices().tellIdentity(by);
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
