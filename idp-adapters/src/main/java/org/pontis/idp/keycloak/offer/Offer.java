package org.pontis.idp.keycloak.offer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider.FetchMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.NationalsOnly;

/**
 * One line of the chooser: a method of this house or an identity provider, with the highest level it can reach for
 * somebody.
 */
public sealed interface Offer {

    String id();

    /** {@code local} or {@code idp}. */
    String kind();

    LevelOfAssurance ceiling();

    /** Where the theme has no words for it. */
    String name();

    /** A login method of this house. */
    record Local(Installation.Method method) implements Offer {

        @Override
        public String id() {
            return method.descriptor().id().value();
        }

        @Override
        public String kind() {
            return "local";
        }

        @Override
        public LevelOfAssurance ceiling() {
            return method.descriptor().ceiling();
        }

        @Override
        public String name() {
            return id();
        }
    }

    /** An identity provider, which states its ceiling itself; one without is not offered, because it proves no level. */
    record Brokered(IdentityProviderModel provider, LevelOfAssurance ceiling) implements Offer {

        /** The identity provider's setting that states its ceiling. */
        public static final String CEILING = "pontisCeiling";

        @Override
        public String id() {
            return provider.getAlias();
        }

        @Override
        public String kind() {
            return "idp";
        }

        @Override
        public String name() {
            return provider.getDisplayName() == null ? provider.getAlias() : provider.getDisplayName();
        }

        boolean isAbroad() {
            return NationalsOnly.ABROAD.equals(provider.getProviderId());
        }

        static Optional<Offer> of(IdentityProviderModel provider) {
            return Optional.ofNullable(provider.getConfig().get(CEILING))
                    .flatMap(LevelOfAssurance::named)
                    .map(ceiling -> new Brokered(provider, ceiling));
        }
    }

    /** Whether nothing can ever satisfy this request: asking for it again, or with pages, would not help. */
    static boolean outOfReach(AuthenticationSessionModel login, KeycloakSession session) {
        return Installation.of(session).guards(login.getRealm())
                && LevelRequest.of(login)
                        .filter(asked ->
                                !reaching(asked.required(), login, session).isEmpty())
                        .isEmpty();
    }

    /** Everything that reaches {@code required} for somebody and may be used for this portal, in the chooser's order. */
    static List<Offer> reaching(LevelOfAssurance required, AuthenticationSessionModel login, KeycloakSession session) {
        boolean nationals = NationalsOnly.asks(login.getClient());
        return reaching(required, session).stream()
                .filter(offer -> !(nationals && offer instanceof Brokered brokered && brokered.isAbroad()))
                .toList();
    }

    /** Everything that reaches {@code required} for somebody, in the chooser's order. */
    static List<Offer> reaching(LevelOfAssurance required, KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        Stream<Offer> local = Installation.of(session).methods().stream()
                .filter(method -> method.isOfferedIn(realm))
                .map(Local::new);
        // the query of Keycloak's own login page: it is cached, while getAllStream() asks the database every time
        Stream<Offer> brokered = session.identityProviders()
                .getForLogin(FetchMode.ALL, null)
                .filter(IdentityProviderModel::isEnabled)
                // null where nobody ever said
                .filter(provider ->
                        !Boolean.TRUE.equals(provider.isLinkOnly()) && !Boolean.TRUE.equals(provider.isHideOnLogin()))
                .flatMap(provider -> Brokered.of(provider).stream());
        return Stream.concat(local, brokered)
                .filter(offer -> offer.ceiling().atLeast(required))
                .toList();
    }
}
