package org.pontis.idp.keycloak.installation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.pontis.broker.Codes;
import org.pontis.broker.House;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.Place;
import org.pontis.broker.Settings;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.sms.SmsCentres;
import org.pontis.idp.spending.Glance;

/**
 * What one server runs with: configured once at start, the same for every request.
 *
 * @param methods the login methods in the chooser's order
 * @param sms the way to the phones
 * @param codes the key of codes and counters
 * @param passwords how many are looked at in the same moment
 * @param answers how many secrets typed outside a login are looked at in the same moment
 * @param ungatedRealms realms the server's operator exempts from the gate, besides the administrators'
 * @param settings the server's; a realm may say some of them otherwise
 * @param glance what the counters of messages said a moment ago
 * @param tally what this node has counted for the figures
 */
public record Installation(
        List<Method> methods,
        SmsCentres sms,
        Codes codes,
        Places passwords,
        Places answers,
        Set<String> ungatedRealms,
        Settings settings,
        Glance glance,
        Tally tally) {

    /**
     * A login method, configured.
     *
     * @param check of what a realm says of it
     * @param offered whether a realm that says this can offer it
     * @param outside those on whom it depends
     * @param place of its own, if it has one
     */
    public record Method(
            MethodDescriptor descriptor,
            Function<House, LoginMethod> maker,
            Consumer<Settings> check,
            Predicate<Settings> offered,
            Outside outside,
            Optional<Place> place) {

        /** What cannot be read closes the method in this realm; its health says why. */
        public boolean isOfferedIn(RealmModel realm) {
            try {
                return offered.test(RealmSettings.of(realm));
            } catch (InvalidSetting cannotBe) {
                return false;
            }
        }
    }

    public Installation {
        methods = List.copyOf(methods);
        ungatedRealms = Set.copyOf(ungatedRealms);
        Map<String, Method> byId = new LinkedHashMap<>();
        for (Method method : methods) {
            if (byId.put(method.descriptor().id().value(), method) != null) {
                // a login method must never be replaced silently
                throw new IllegalStateException(
                        "Two login methods are called " + method.descriptor().id() + ".");
            }
        }
    }

    public static Installation of(KeycloakSession session) {
        return of(session.getKeycloakSessionFactory());
    }

    public static Installation of(KeycloakSessionFactory server) {
        return ((Installed) server.getProviderFactory(Authenticator.class, Installed.ID)).installation();
    }

    public Optional<Method> method(String id) {
        return methods.stream()
                .filter(method -> method.descriptor().id().value().equals(id))
                .findFirst();
    }

    /** Whether the level gate stands in this realm. A realm cannot exempt itself. */
    public boolean guards(RealmModel realm) {
        return guards(realm.getName());
    }

    /** As {@link #guards(RealmModel)}, by its name. */
    public boolean guards(String realm) {
        return !Config.getAdminRealm().equals(realm) && !ungatedRealms.contains(realm);
    }
}
