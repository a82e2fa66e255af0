package org.pontis.idp.keycloak.means;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Sms;
import org.pontis.broker.SmsSender;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.house.PageHouse;
import org.pontis.idp.recovery.Notice;

/**
 * Tells a citizen of a change on every channel that she had before it, those included that it has just stopped. Whether it is
 * told or not, the change stays: what could not be told is an event.
 *
 * @param phones whether they count or not
 * @param email empty unless it was verified
 */
record Notices(
        List<Msisdn> phones, Optional<String> email, UserModel citizen, RealmModel realm, KeycloakSession session) {

    private static final MethodId PURPOSE = new MethodId("means");

    /** Long enough for a phone that is off at night. */
    private static final Duration VALIDITY = Duration.ofDays(1);

    static Notices toChannelsOf(UserModel citizen, RealmModel realm, KeycloakSession session) {
        return new Notices(
                new Held(citizen).allNumbers(),
                Optional.ofNullable(citizen.getEmail())
                        .filter(address -> citizen.isEmailVerified()
                                && !realm.getSmtpConfig().isEmpty()),
                citizen,
                realm,
                session);
    }

    /** Whether a message would go out on one of them now, or she has none to wait for. */
    boolean open() {
        return email.isPresent() || phones.isEmpty() || phones.stream().anyMatch(phone -> isOpen(phone, sms()));
    }

    void tell(Change change, Kind kind, By by) {
        tell(Notice.of(change.what(), kind, language(by)), change.what(), Optional.of(kind));
    }

    /** Her name or her document was changed by an officer; by herself, the date of her document. */
    void tellIdentity(By by) {
        Locale language = language(by);
        Notice notice = by.who() == By.Who.OFFICER ? Notice.identity(language) : Notice.document(language);
        tell(notice, "identity_changed", Optional.empty());
    }

    /** Something of hers ends then. */
    void tellEnd(Kind kind, LocalDate day) {
        tell(Notice.ending(kind, day, language(By.system())), MeansOf.RENEWAL_DUE, Optional.of(kind));
    }

    private void tell(Notice notice, String what, Optional<Kind> kind) {
        phones.forEach(phone -> told("sms", what, kind, send(phone, notice)));
        email.ifPresent(address ->
                Letter.send(address, notice, realm, session, (own, sent) -> in(own).told("email", what, kind, sent)));
    }

    private Notices in(KeycloakSession own) {
        return new Notices(phones, email, citizen, own.getContext().getRealm(), own);
    }

    /** Hers, if she has ever chosen one; else that of the page if it is hers, else the realm's. */
    private Locale language(By by) {
        return Stream.of(Optional.ofNullable(citizen.getFirstAttribute(UserModel.LOCALE))
                        .or(() -> by.who() == By.Who.CITIZEN
                                ? Optional.of(session.getContext()
                                        .resolveLocale(citizen)
                                        .toLanguageTag())
                                : Optional.ofNullable(realm.getDefaultLocale())))
                .flatMap(Optional::stream)
                .map(Locale::forLanguageTag)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private boolean send(Msisdn phone, Notice notice) {
        try {
            SmsSender sms = sms();
            if (!isOpen(phone, sms)) {
                return false;
            }
            sms.tell(new Sms(phone, notice.text(), VALIDITY));
            return true;
        } catch (RuntimeException notNow) {
            return false;
        }
    }

    private boolean isOpen(Msisdn phone, SmsSender sms) {
        return sms.serves(phone)
                && sms.obstacle(Optional.of(phone), citizen.getId()).isEmpty();
    }

    private SmsSender sms() {
        return new PageHouse(session, PURPOSE, "pontis-recovery", Change.event(citizen, realm, session)).sms();
    }

    /** {@code pontis_means_notices_total{channel,outcome}}. */
    private void told(String channel, String what, Optional<Kind> kind, boolean sent) {
        Metrics.counter("pontis.means.notices", "channel", channel, "outcome", sent ? "sent" : "failed")
                .increment();
        if (!sent) {
            EventBuilder event = Change.event(citizen, realm, session).detail("what", what);
            kind.ifPresent(one -> event.detail("credential", one.word()));
            event.error("notice_failed");
        }
    }

    @Override
    public String toString() {
        return "Notices[" + phones.size() + "]";
    }
}
