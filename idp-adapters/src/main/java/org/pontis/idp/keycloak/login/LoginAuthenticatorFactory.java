package org.pontis.idp.keycloak.login;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.Settings;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.desk.DeskRules;
import org.pontis.idp.figures.Discretion;
import org.pontis.idp.figures.Retention;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.audit.Talkative;
import org.pontis.idp.keycloak.desk.DeskTables;
import org.pontis.idp.keycloak.figures.Bookkeeper;
import org.pontis.idp.keycloak.house.SmsMeters;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Installed;
import org.pontis.idp.keycloak.installation.Outside;
import org.pontis.idp.keycloak.installation.Places;
import org.pontis.idp.keycloak.limits.HmacCodes;
import org.pontis.idp.keycloak.limits.LimitsTable;
import org.pontis.idp.keycloak.logout.Messenger;
import org.pontis.idp.keycloak.means.Reminder;
import org.pontis.idp.keycloak.offer.PauseMeter;
import org.pontis.idp.logout.RetryRules;
import org.pontis.idp.recovery.RecoveryRules;
import org.pontis.idp.recovery.Terms;
import org.pontis.idp.registration.RegistrationRules;
import org.pontis.idp.sms.SmsCentres;
import org.pontis.idp.sms.SmsSettings;
import org.pontis.idp.spending.Glance;
import org.pontis.idp.spending.SpendingRules;

/**
 * Offers {@link LoginAuthenticator} to flows as {@code pontis-login}, and reads the whole configuration of the broker
 * when the server starts: anything wrong stops the start with a sentence.
 */
public final class LoginAuthenticatorFactory extends SimpleAuthenticatorFactory implements Installed {

    private static final LoginAuthenticator ONLY = new LoginAuthenticator();

    /** The running server, for beans that Keycloak creates without telling them which server they are in. */
    private static volatile KeycloakSessionFactory server;

    private Settings settings;
    private SmsCentres sms;
    private Bookkeeper books;
    private Installation installation;

    @Override
    public void init(Config.Scope config) {
        settings = new Settings(SETTINGS, config::get).remembered();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        Talkative.refuse();
        HmacCodes codes = HmacCodes.from(settings);
        List<Installation.Method> methods = methods();
        SpendingRules.read(settings);
        CabinetRules.read(settings);
        RegistrationRules.read(settings);
        Terms.read(settings);
        DeskRules.read(settings);
        RecoveryRules.read(settings);
        RetryRules.read(settings);
        Places passwords = Places.forPasswords(settings);
        Places answers = Places.forAnswers(settings);
        Retention.read(settings);
        Discretion.read(settings);
        Tally tally = new Tally();
        sms = SmsCentres.start(SmsSettings.from(settings), new SmsMeters(tally));
        SmsMeters.watch(sms);
        passwords.watch("pontis.passwords.at.once", "passwords under way or waiting");
        answers.watch("pontis.answers.at.once", "activation codes, stop codes and answers under way or held back");
        installation = new Installation(
                methods, sms, codes, passwords, answers, ungatedRealms(), settings, new Glance(), tally);
        books = Bookkeeper.start(factory, tally);
        LimitsTable.scheduleCleaning(factory);
        DeskTables.scheduleCleaning(factory);
        PauseMeter.schedule(factory);
        Messenger.schedule(factory);
        Reminder.schedule(factory);
        server = factory;
    }

    private List<Installation.Method> methods() {
        List<Installation.Method> methods = new ArrayList<>();
        for (LoginMethodFactory factory :
                ServiceLoader.load(LoginMethodFactory.class, getClass().getClassLoader())) {
            Settings own = settings.of(factory.descriptor().id().value());
            if (factory.isOffered(own)) {
                Outside outside = new Outside(factory.descriptor().id());
                methods.add(new Installation.Method(
                        factory.descriptor(),
                        factory.configure(own, outside),
                        factory::check,
                        realm -> factory.isOffered(own, realm),
                        outside,
                        factory.place(own)));
            }
        }
        methods.sort(
                Comparator.comparing((Installation.Method m) -> m.descriptor().order())
                        .thenComparing(m -> m.descriptor().id().value()));
        return methods;
    }

    private Set<String> ungatedRealms() {
        return settings.text("ungated-realms")
                .map(names -> Set.of(names.split(",")))
                .orElse(Set.of());
    }

    public static KeycloakSessionFactory server() {
        return server;
    }

    @Override
    public Installation installation() {
        return installation;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return ONLY;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getReferenceCategory() {
        return BruteForce.CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Pontis: login";
    }

    @Override
    public String getHelpText() {
        return "Shows the login methods that reach the level the portal asks for, and runs the one that is chosen.";
    }

    @Override
    public void close() {
        server = null;
        if (sms != null) {
            sms.close();
        }
        if (books != null) {
            books.close();
        }
    }
}
