package org.pontis.idp.keycloak.cabinet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Sms;
import org.pontis.broker.SmsSender;
import org.pontis.idp.cabinet.AlertChoice;
import org.pontis.idp.cabinet.AlertChoice.Channel;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.cabinet.EmailAddress;
import org.pontis.idp.keycloak.house.PageHouse;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.limits.TableLimits;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.visit.Door;

/**
 * Something told to a citizen outside any page, in the words of the theme.
 *
 * @param session of a thread of its own, with the realm in its context
 * @param language hers, or empty for the realm's
 */
record Message(KeycloakSession session, String language) {

    private static final MethodId PURPOSE = new MethodId("alerts");
    private static final Duration GOOD = Duration.ofHours(12);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

    /** Of a log-in, on each channel she chose and has. */
    void login(String account, LoginAlert.Told told, AlertChoice choice) {
        UserModel citizen = session.users().getUserById(realm(), account);
        if (citizen == null || !citizen.isEnabled()) {
            return;
        }
        if (!limits().spend(told.login() ? rules().logins() : rules().refusals(), account)) {
            Alerts.count("none", "limited");
            return;
        }
        String text = words(
                told.login() ? "cabinet.alert.login" : "cabinet.alert.refused",
                words("brand.name"),
                portal(told),
                TIME.withZone(CountryClock.of(session)).format(told.at()),
                told.cabinet());
        if (choice.channels().contains(Channel.SMS)) {
            sms(text, citizen);
        }
        if (choice.channels().contains(Channel.MAIL)) {
            Alerts.email(citizen).ifPresent(address -> mail(address, words("cabinet.alert.subject"), text, citizen));
        }
    }

    /** That what she is told of, or where, is another now: on the channels she had before. */
    void changed(String account, Optional<String> before, String cabinet) {
        UserModel citizen = session.users().getUserById(realm(), account);
        if (citizen == null || !limits().spend(CabinetRules.CHANGES, account)) {
            return;
        }
        String text = words("cabinet.alert.changed", words("brand.name"), cabinet);
        sms(text, citizen);
        before.ifPresent(address -> mail(address, words("cabinet.alert.changed.subject"), text, citizen));
    }

    /** A code for an address that somebody says is hers. */
    void code(EmailAddress to, String code) {
        send(to.value(), words("cabinet.mail.code.subject", words("brand.name")), words("cabinet.mail.code", code));
    }

    private String portal(LoginAlert.Told told) {
        return told.portal()
                .map(id -> realm().getClientById(id))
                .map(client -> new Asker(client, told.requester()).brief(locale()))
                .orElse("?");
    }

    /** To the phone that gets her codes, too. */
    private void sms(String text, UserModel citizen) {
        MeansOf.citizen(session, realm(), citizen)
                .phone()
                .map(Phone::number)
                .ifPresent(number -> sms(number, text, citizen));
    }

    /** Counted in what messages may cost, as codes are; where no more may go out, none does. */
    private void sms(Msisdn number, String text, UserModel citizen) {
        SmsSender sender = new PageHouse(session, PURPOSE, Door.CABINET.client(), event(citizen)).sms();
        if (sender.obstacle(Optional.of(number), citizen.getId()).isPresent()) {
            Alerts.count("sms", "unavailable");
            return;
        }
        sender.tell(new Sms(number, text, GOOD));
        sent("sms", citizen);
    }

    private void mail(String address, String subject, String text, UserModel citizen) {
        if (Alerts.hasPost(realm()) && send(address, subject, text)) {
            sent("mail", citizen);
        }
    }

    private boolean send(String address, String subject, String text) {
        try {
            session.getProvider(EmailSenderProvider.class).send(realm().getSmtpConfig(), address, subject, text, null);
            return true;
        } catch (EmailException away) {
            Alerts.count("mail", "unavailable");
            return false;
        }
    }

    private void sent(String channel, UserModel citizen) {
        Alerts.count(channel, "sent");
        event(citizen).detail("what", "alert_sent").detail("by", "system").success();
    }

    private EventBuilder event(UserModel citizen) {
        return new EventBuilder(realm(), session)
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(Door.CABINET.client())
                .user(citizen.getId());
    }

    private String words(String key, Object... values) {
        try {
            Properties all = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm(), locale());
            return new MessageFormat(all.getProperty(key, key), locale()).format(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Locale locale() {
        List<String> spoken = realm().getSupportedLocalesStream().toList();
        return Locale.forLanguageTag(
                spoken.contains(language)
                        ? language
                        : Optional.ofNullable(realm().getDefaultLocale()).orElse("en"));
    }

    private CabinetRules rules() {
        return CabinetRules.read(
                RealmSettings.of(realm()).or(Installation.of(session).settings()));
    }

    private TableLimits limits() {
        return new TableLimits(session, Installation.of(session).codes());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
