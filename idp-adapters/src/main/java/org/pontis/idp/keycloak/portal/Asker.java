package org.pontis.idp.keycloak.portal;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.abroad.Requester;

/**
 * Who asks a citizen who she is, as she is told. That is the portal; or, where the portal is our Proxy-Service, the service of
 * another country that it asks for. Only a client that the realm marks as such may name another than itself.
 *
 * @param requester whom the portal asks for, if not for itself
 */
public record Asker(ClientModel portal, Optional<Requester> requester) {

    /** Before a language, the client attribute with the portal's name in it; {@code realm-config} writes them. */
    private static final String NAME = "pontis.name.";

    /** The client attribute of a portal that asks for others, with the value {@value #COUNTRIES}. */
    static final String ASKS_FOR = "pontis.asks-for";

    static final String COUNTRIES = "countries";

    private static final String PARAMETER = AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX;

    public static Asker of(AuthenticationSessionModel login) {
        return of(login.getClient(), login::getClientNote);
    }

    /** Who asked last, of a portal in a session that lives. */
    public static Asker of(AuthenticatedClientSessionModel session) {
        return of(session.getClient(), session::getNote);
    }

    private static Asker of(ClientModel portal, UnaryOperator<String> notes) {
        return new Asker(
                portal,
                asksForCountries(portal)
                        ? Requester.of(
                                notes.apply(PARAMETER + "requester_country"), notes.apply(PARAMETER + "requester_name"))
                        : Optional.empty());
    }

    /** Whoever speaks for other countries takes our own people only. */
    private static boolean asksForCountries(ClientModel portal) {
        return COUNTRIES.equals(portal.getAttribute(ASKS_FOR)) && NationalsOnly.asks(portal);
    }

    /** As it stands on pages. Keycloak looks up whatever stands there in <code>${}</code>; what another country says is no such thing. */
    public String name(Locale reader) {
        return requester.map(abroad -> abroad.name(reader).replace("${", "$ {")).orElseGet(() -> own(reader));
    }

    /** As it stands where few letters have room. */
    public String brief(Locale reader) {
        return requester.map(abroad -> abroad.brief(reader)).orElseGet(() -> own(reader));
    }

    /** What events say of it, beside the portal's id. */
    public void tell(EventBuilder event) {
        requester.ifPresent(abroad -> {
            event.detail("requester_country", abroad.country());
            abroad.service().ifPresent(name -> event.detail("requester_name", name));
        });
    }

    private String own(Locale reader) {
        return Stream.of(portal.getAttribute(NAME + reader.getLanguage()), portal.getName())
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElseGet(portal::getClientId);
    }
}
